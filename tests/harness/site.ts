import {access, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Deployment} from './deployment.ts'
import {siteDir} from './paths.ts'
import {run} from './processes.ts'

export interface BuiltSite {
  /** The folder to upload. */
  dir: string
  remove(): Promise<void>
}

// Docusaurus keeps generated files in one folder of the site, so two builds at once would mix their pages.
let queue: Promise<unknown> = Promise.resolve()

/** Builds example-site for a deployment, as an author would: `docusaurus build`. Builds wait for each other. */
export function buildSite(
  {origins, onDenied}: Pick<Deployment, 'origins' | 'onDenied'>,
  contentSecret: string,
): Promise<BuiltSite> {
  const build = queue.then(async () => {
    const dir = await mkdtemp(join(tmpdir(), 'docs-auth-site-'))
    const docusaurus = join(siteDir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
    const args = [docusaurus, 'build', '--out-dir', dir, '--config', await configFile(onDenied)]
    await run(process.execPath, args, {
      cwd: siteDir,
      env: {
        // As a fresh checkout builds it. A cache that an interrupted build has left half warm lets Docusaurus wait for ever.
        DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
        SITE_URL: origins.docs,
        AUTH_URL: origins.auth,
        API_URL: origins.api,
        AUTH_CONTENT_SECRET: contentSecret,
      },
    })
    // Docusaurus ends with 0 when it is told to stop half-way.
    await access(join(dir, '404.html'))
    return {dir, remove: () => rm(dir, {recursive: true, force: true})}
  })
  queue = build.catch(() => {})
  return build
}

/**
 * The site's own configuration, with the author's other choice for visitors on a protected page. It stands in a
 * git-ignored folder of the site, because Docusaurus looks for plugins from where the configuration is.
 */
async function configFile(onDenied: Deployment['onDenied']): Promise<string> {
  const dir = join(siteDir, 'build-e2e')
  const file = join(dir, `${onDenied}.config.ts`)
  await mkdir(dir, {recursive: true})
  await writeFile(
    file,
    `import config from '../docusaurus.config'

const plugins = config.plugins?.map((plugin) =>
  Array.isArray(plugin) && plugin[0] === 'docusaurus-plugin-auth'
    ? [plugin[0], {...plugin[1], onDenied: '${onDenied}'}]
    : plugin,
)
export default {...config, plugins}
`,
  )
  return file
}
