import {access, mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Deployment} from './deployment.ts'
import {siteDir} from './paths.ts'
import {run} from './processes.ts'

const workDir = join(siteDir, 'build-e2e')

// Docusaurus keeps generated files in one folder of the site, so two builds at once would mix their pages.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Builds example-site for a deployment, as an author would: `docusaurus build`. Builds wait for each other.
 *
 * @returns the folder to upload, git-ignored, which stays to be looked at until the next run
 */
export function buildSite(
  {name, origins, onDenied}: Pick<Deployment, 'name' | 'origins' | 'onDenied'>,
  contentSecret: string,
): Promise<string> {
  const build = queue.then(async () => {
    const dir = join(workDir, name)
    await rm(dir, {recursive: true, force: true})
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
    return dir
  })
  queue = build.catch(() => {})
  return build
}

/**
 * The site's own configuration, with the author's other choice for visitors on a protected page. It stands in a
 * git-ignored folder of the site, because Docusaurus looks for plugins from where the configuration is.
 */
async function configFile(onDenied: Deployment['onDenied']): Promise<string> {
  const file = join(workDir, `${onDenied}.config.ts`)
  await mkdir(workDir, {recursive: true})
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
