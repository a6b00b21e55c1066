import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Origins} from './deployment.ts'
import {siteDir} from './paths.ts'
import {run} from './processes.ts'
import {startStaticHost} from './static-host.ts'

// Docusaurus keeps generated files in one folder of the site, so two builds at once would mix their pages.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Builds example-site for these three addresses, as an author would: `docusaurus build`. Builds wait for each other.
 *
 * @returns the folder to upload
 */
export function buildSite(
  origins: Origins,
  contentSecret: string,
): Promise<{dir: string; remove(): Promise<void>}> {
  const build = queue.then(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'docs-auth-site-'))
    await run('npx', ['docusaurus', 'build', '--out-dir', dir], {
      cwd: siteDir,
      env: {
        SITE_URL: origins.docs,
        AUTH_URL: origins.auth,
        API_URL: origins.api,
        AUTH_CONTENT_SECRET: contentSecret,
      },
    })
    return {dir, remove: () => rm(dir, {recursive: true, force: true})}
  })
  queue = build.catch(() => {})
  return build
}

/** The built site on a loopback port. */
export const serveSite = startStaticHost
