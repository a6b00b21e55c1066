import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {execa} from 'execa'

/** What the example site has installed. */
export const exampleModules = fileURLToPath(new URL('../../example-site/node_modules', import.meta.url))
const docusaurus = join(exampleModules, '@docusaurus/core/bin/docusaurus.mjs')

/** Prints what the process used, all its threads and the bundler's included, when it is done. */
const cpuAtExit = `data:text/javascript,process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s}=process.resourceUsage();console.log('CPU microseconds: '+(u+s))})`

export interface BuildCost {
  /** Seconds. */
  wall: number
  /** Seconds of all threads together. */
  cpu: number
}

export interface SiteOptions {
  /** Text by path, seen from the site's folder. */
  files: Record<string, string | Buffer>
  url: string
  plugins: unknown[]
  env?: Record<string, string>
  /** Folders whose files are laid over the site's, in this order. */
  overlays?: string[]
  /** A `node_modules` of its own, besides what the example site has. */
  packages?: string
  /** Of `docusaurus.config.js`, as they stand there. */
  config?: {themeConfig?: unknown; customFields?: unknown; clientModules?: string[]}
}

/** A Docusaurus site in a folder of its own that is gone when the benchmark ends; it uses what the example site has installed. */
export class Site {
  readonly dir = mkdtempSync(join(tmpdir(), 'docs-auth-benchmark-site-'))
  readonly #env: Record<string, string>

  constructor({files, url, plugins, env = {}, overlays = [], packages, config}: SiteOptions) {
    this.#env = env
    process.once('exit', () => rmSync(this.dir, {recursive: true, force: true, maxRetries: 3}))
    const modules = join(this.dir, 'node_modules')
    if (packages) linkPackages([exampleModules, packages], modules)
    else symlinkSync(exampleModules, modules)
    const whole = {
      title: 'Benchmark',
      url,
      baseUrl: '/',
      trailingSlash: false,
      favicon: 'favicon.svg',
      future: {v4: true, faster: true},
      presets: [['classic', {docs: {routeBasePath: '/'}, blog: false}]],
      plugins,
      ...config,
    }
    const all = {
      ...files,
      'static/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'package.json': '{"name": "benchmark-site", "private": true}',
      'docusaurus.config.js': `module.exports = ${JSON.stringify(whole, null, 2)}`,
    }
    for (const [name, content] of Object.entries(all)) {
      const file = join(this.dir, name)
      mkdirSync(dirname(file), {recursive: true})
      writeFileSync(file, content)
    }
    for (const overlay of overlays) cpSync(overlay, this.dir, {recursive: true})
  }

  get output(): string {
    return join(this.dir, 'build')
  }

  /** `docusaurus build`, with nothing left of an earlier one. */
  async build(): Promise<BuildCost> {
    for (const left of ['build', '.docusaurus']) rmSync(join(this.dir, left), {recursive: true, force: true})
    const begun = performance.now()
    const {all} = await execa(process.execPath, ['--import', cpuAtExit, docusaurus, 'build'], {
      cwd: this.dir,
      all: true,
      env: {CI: '1', NO_COLOR: '1', DOCUSAURUS_NO_PERSISTENT_CACHE: 'true', ...this.#env},
    })
    const wall = (performance.now() - begun) / 1000
    const cpu = Number(/CPU microseconds: (\d+)/.exec(all)?.[1]) / 1e6
    return {wall, cpu}
  }
}

/** One folder of links to the packages of several. Scopes (`@docusaurus`) are merged too. */
function linkPackages(from: string[], to: string): void {
  for (const folder of from) {
    for (const name of readdirSync(folder).filter((name) => !name.startsWith('.'))) {
      const names = name.startsWith('@')
        ? readdirSync(join(folder, name)).map((inside) => join(name, inside))
        : [name]
      for (const each of names) {
        mkdirSync(dirname(join(to, each)), {recursive: true})
        symlinkSync(join(folder, each), join(to, each))
      }
    }
  }
}
