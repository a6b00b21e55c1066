import {access, mkdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Audit, Deployment} from './deployment.ts'
import {siteDir} from './paths.ts'
import {run} from './processes.ts'

/** Where a reader is sent by "Edit this page". */
export const editUrl = 'https://code.example.test/edit/'

const docusaurus = join(siteDir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
const workDir = join(siteDir, 'build-e2e')

interface SitePlan extends Pick<Deployment, 'origins' | 'onDenied'> {
  /** Of its folder. */
  name: string
  /** Of the plugin, besides. */
  options?: Record<string, unknown> | undefined
}

export interface BuiltSite {
  /** The folder to upload. */
  dir: string
  audit: Audit
}

// Docusaurus keeps generated files in one folder of the site, so two builds at once would mix their pages.
let queue: Promise<unknown> = Promise.resolve()

/**
 * Builds example-site for a deployment, as an author would: `docusaurus build`. Builds wait for each other.
 *
 * The folder is git-ignored and stays to be looked at until the next run.
 */
export function buildSite(
  {name, origins, onDenied, options = {}}: SitePlan,
  contentSecret: string,
  epoch = '1',
): Promise<BuiltSite> {
  const build = queue.then(async () => {
    const dir = join(workDir, `${name}-${epoch}`)
    await rm(dir, {recursive: true, force: true})
    const args = [
      docusaurus,
      'build',
      '--out-dir',
      dir,
      '--config',
      await configFile(name, {...options, onDenied, epoch}),
    ]
    const surroundings = {
      cwd: siteDir,
      env: {
        // As a fresh checkout builds it. A cache that an interrupted build has left half warm lets Docusaurus wait for ever.
        DOCUSAURUS_NO_PERSISTENT_CACHE: 'true',
        SITE_URL: origins.docs,
        AUTH_URL: origins.auth,
        API_URL: origins.api,
        AUTH_CONTENT_SECRET: contentSecret,
      },
    }
    await run(process.execPath, args, surroundings)
    // Docusaurus ends with 0 when it is told to stop half-way.
    await access(join(dir, '404.html'))
    // Now: it compares the folder with what the last build has noted about itself.
    const audit = [docusaurus, 'auth:audit', dir, '--json', '--csp']
    const report = await run(process.execPath, audit, surroundings)
    return {dir, audit: JSON.parse(report.slice(report.indexOf('{'))) as Audit}
  })
  queue = build.catch(() => {})
  return build
}

/**
 * The site's own configuration, with choices that it could have made: what visitors meet on a protected page, the epoch, and
 * an address where pages are edited. It stands in a
 * git-ignored folder of the site, because Docusaurus looks for plugins from where the configuration is.
 */
async function configFile(
  name: string,
  options: {onDenied: Deployment['onDenied']; epoch: string},
): Promise<string> {
  const file = join(workDir, `${name}-${options.epoch}.config.ts`)
  await mkdir(workDir, {recursive: true})
  await writeFile(
    file,
    `import config from '../docusaurus.config'

const plugins = config.plugins?.map((plugin) =>
  Array.isArray(plugin) && plugin[0] === 'docusaurus-plugin-auth'
    ? [plugin[0], {...plugin[1], ...${JSON.stringify(options)}}]
    : plugin,
)
const presets = config.presets?.map((preset) =>
  Array.isArray(preset) && preset[0] === 'classic'
    ? [preset[0], {...preset[1], docs: {...preset[1].docs, editUrl: '${editUrl}'}}]
    : preset,
)
export default {...config, plugins, presets}
`,
  )
  return file
}
