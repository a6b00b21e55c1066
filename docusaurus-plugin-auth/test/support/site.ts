import {existsSync} from 'node:fs'
import {mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises'
import {type AddressInfo, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {setTimeout} from 'node:timers/promises'
import {execa} from 'execa'
import {contentSecret} from './authService.js'

export type Bundler = 'rspack' | 'webpack'

/**
 * The bundlers that tests of builds go through. Every day it is the one that Docusaurus recommends; with `TEST_BUNDLERS`
 * (names, separated by commas) those that are named: webpack takes three times as long, and its turn is in the matrix.
 */
export const bundlers = (process.env.TEST_BUNDLERS ?? 'rspack').split(',') as Bundler[]

/** A site's files by path, as text or bytes; `docusaurus.config.js` is made from `config`, a JSON value. */
export interface SiteDescription {
  files: Record<string, string | Uint8Array>
  /** `require:x` stands for what the module `x` exports, `read:./x.json` for what that file holds. */
  config?: Record<string, unknown>
}

export interface Built {
  exitCode: number
  /** Everything that was printed. */
  log: string
  /** Every file of the output by path, as text. */
  output: Map<string, string>
}

export interface DevServer {
  url: string
  stop: () => Promise<void>
}

const quiet = {
  ...{CI: '1', NO_COLOR: '1', NO_UPDATE_NOTIFIER: '1', NODE_ENV: undefined},
  AUTH_CONTENT_SECRET: contentSecret,
}

const packageDir = join(import.meta.dirname, '..', '..')

/** A Docusaurus site in a folder of its own, which uses the plugin as it is built in `dist/`. */
export class Site {
  /** Environment of every command, besides what keeps it quiet. `undefined` takes a variable away. */
  env: Record<string, string | undefined> = {}

  private constructor(
    readonly dir: string,
    readonly bundler: Bundler,
  ) {}

  static async create({files, config = {}}: SiteDescription, bundler: Bundler): Promise<Site> {
    const site = new Site(await mkdtemp(join(tmpdir(), 'plugin-auth-site-')), bundler)
    await site.#linkPackages()
    await site.configure(config)
    await site.write({'package.json': '{"name": "fixture-site", "private": true}', ...files})
    return site
  }

  /** Writes the config anew: the defaults, and what is given. */
  async configure(config: Record<string, unknown>): Promise<void> {
    const flags = {...(config.future as object | undefined), ...future(this.bundler)}
    await this.write({'docusaurus.config.js': configFile({...base, ...config, future: flags})})
  }

  async write(files: SiteDescription['files']): Promise<void> {
    for (const [name, content] of Object.entries(files)) {
      const file = join(this.dir, name)
      await mkdir(dirname(file), {recursive: true})
      await writeFile(file, content)
    }
  }

  /** `docusaurus build`; a failure is a result, not an exception. */
  async build(...args: string[]): Promise<Built> {
    const outDir = join(this.dir, 'build')
    await rm(outDir, {recursive: true, force: true})
    return {...(await this.run('build', ...args)), output: await readOutput(outDir)}
  }

  /** A build that is told to stop as soon as a file is there. */
  async stopBuild(signal: NodeJS.Signals, file: string): Promise<Built> {
    const outDir = join(this.dir, 'build')
    await rm(outDir, {recursive: true, force: true})
    const build = this.#docusaurus('build')
    let hasEnded = false
    const ended = build.finally(() => {
      hasEnded = true
    })
    while (!hasEnded && !existsSync(join(this.dir, file))) await setTimeout(20)
    build.kill(signal)
    const {exitCode, all} = await ended
    return {exitCode: exitCode ?? 1, log: all, output: await readOutput(outDir)}
  }

  /** Any command of Docusaurus. */
  async run(...args: string[]): Promise<{exitCode: number; log: string}> {
    const {exitCode, all} = await this.#docusaurus(...args)
    return {exitCode: exitCode ?? 1, log: all}
  }

  #docusaurus(...args: string[]) {
    const options = {cwd: this.dir, all: true, reject: false, env: {...quiet, ...this.env}} as const
    return execa('node', [docusaurus, ...args], options)
  }

  /** `docusaurus start`, once it serves pages. */
  async start(): Promise<DevServer> {
    const url = `http://localhost:${await freePort()}`
    const args = ['start', '--no-open', '--host', 'localhost', '--port', new URL(url).port]
    const child = this.#docusaurus(...args)
    const stop = async () => {
      child.kill()
      await child
    }
    const exited = child.then(({all}) => Promise.reject(new Error(`docusaurus start ended:\n${all}`)))
    await Promise.race([exited, untilAnswers(url)])
    exited.catch(() => {})
    return {url, stop}
  }

  async remove(): Promise<void> {
    await rm(this.dir, {recursive: true, force: true})
  }

  /** What the package itself depends on, plus the package: as a site's own node_modules would hold them. */
  async #linkPackages(): Promise<void> {
    const from = join(packageDir, 'node_modules')
    const names = (await readdir(from)).filter((name) => !name.startsWith('.'))
    await mkdir(join(this.dir, 'node_modules'))
    for (const name of names) await symlink(join(from, name), join(this.dir, 'node_modules', name))
    await symlink(packageDir, join(this.dir, 'node_modules', 'docusaurus-plugin-auth'))
  }
}

const docusaurus = join(packageDir, 'node_modules', '@docusaurus', 'core', 'bin', 'docusaurus.mjs')

/** The plugin's entry in a site's `plugins`. */
export const withAuth = (options: Record<string, unknown> = {}) => [
  'docusaurus-plugin-auth',
  {authUrl: 'https://auth.example.com', ...options},
]

const base = {
  title: 'Fixture',
  url: 'https://docs.example.com',
  baseUrl: '/',
  onBrokenLinks: 'ignore',
  presets: [['classic', {docs: {}, blog: false}]],
  plugins: [withAuth()],
}

function configFile(config: unknown): string {
  const text = JSON.stringify(config, null, 2)
    .replace(/"require:(.+?)"/g, 'require("$1").default')
    .replace(/"read:(.+?)"/g, 'JSON.parse(require("node:fs").readFileSync("$1", "utf8"))')
  return `module.exports = ${text}`
}

function future(bundler: Bundler) {
  return bundler === 'rspack' ? {v4: true, faster: true} : {faster: false}
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const {port} = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The dev server holds requests back until its first compilation is done. */
async function untilAnswers(url: string): Promise<void> {
  const answers = await fetch(url).then(
    () => true,
    () => false,
  )
  if (answers) return
  await setTimeout(100)
  await untilAnswers(url)
}

async function readOutput(dir: string): Promise<Map<string, string>> {
  if (!existsSync(dir)) return new Map()
  const entries = await readdir(dir, {recursive: true, withFileTypes: true})
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const read = async (file: string) => [file.slice(dir.length + 1), await readFile(file, 'latin1')] as const
  return new Map(await Promise.all(files.map(read)))
}
