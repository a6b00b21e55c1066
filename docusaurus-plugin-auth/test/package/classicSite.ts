import {readFile, writeFile} from 'node:fs/promises'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {execa} from 'execa'
import {contentSecret} from '../support/authService.js'
import type {Bundler} from '../support/site.js'
import {readJson} from './tarball.js'

const {version} = createRequire(import.meta.url)('@docusaurus/core/package.json') as {version: string}

/** The site that `npm init docusaurus` makes, with the packed plugin installed by npm. */
export class ClassicSite {
  readonly dir: string

  private constructor(workDir: string) {
    this.dir = join(workDir, 'site')
  }

  static async create(workDir: string, tarball: string): Promise<ClassicSite> {
    const site = new ClassicSite(workDir)
    const create = [
      '--yes',
      `create-docusaurus@${version}`,
      'site',
      'classic',
      '--typescript',
      '--skip-install',
    ]
    await execa('npx', create, {cwd: workDir})
    const manifest = join(site.dir, 'package.json')
    const {dependencies, ...rest} = await readJson(manifest)
    const added = {
      dependencies: {...(dependencies as object), 'docusaurus-plugin-auth': `file:${tarball}`},
      // The 4.x line that Docusaurus asks for depends on a @docsearch/core that was not published everywhere.
      overrides: {'@docsearch/react': '3.9.0'},
    }
    await writeFile(manifest, JSON.stringify({...rest, ...added}, null, 2))
    await execa('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], {cwd: site.dir})
    return site
  }

  /** All that an author does, but for the secret: one entry in `plugins`, one line in a page's front matter. */
  async addPlugin(options: Record<string, unknown>, page: string): Promise<void> {
    const entry = `plugins: [['docusaurus-plugin-auth', ${JSON.stringify(options)}]],\n\n  presets: [`
    await this.#edit('docusaurus.config.ts', 'presets: [', entry)
    await this.#edit(page, '---\n', '---\naccess: signed-in\n')
  }

  /** Where a build goes. */
  outDir(bundler: Bundler): string {
    return join(this.dir, `build-${bundler}`)
  }

  /** Builds for an address, with the secret that the service has: keys are made for both. */
  async build(bundler: Bundler, url: string): Promise<void> {
    const faster = `future: {\n    faster: ${bundler === 'rspack'},`
    await this.#edit('docusaurus.config.ts', /future: \{\n(?: {4}faster: \w+,)?/, faster)
    await this.#edit('docusaurus.config.ts', /\n {2}url: '[^']*'/, `\n  url: '${url}'`)
    const env = {CI: '1', NO_COLOR: '1', NODE_ENV: undefined, AUTH_CONTENT_SECRET: contentSecret}
    await execa('npx', ['docusaurus', 'build', '--out-dir', this.outDir(bundler)], {cwd: this.dir, env})
  }

  /** What the README tells TypeScript sites to do; it brings the types of our theme along. */
  async useOptionTypes(): Promise<void> {
    await this.#edit(
      'docusaurus.config.ts',
      /^/,
      "import type {UserOptions} from 'docusaurus-plugin-auth';\n",
    )
    await this.#edit(
      'docusaurus.config.ts',
      /('docusaurus-plugin-auth', \{.+?\})/,
      '$1 satisfies UserOptions',
    )
  }

  /** What an author's end-to-end tests import. */
  async useTestKit(): Promise<void> {
    await writeFile(
      join(this.dir, 'src', 'testKit.ts'),
      `import {authFixtures} from 'docusaurus-plugin-auth/testing/playwright'
import {FakeAuthService, readerCookies, type TestReader} from 'docusaurus-plugin-auth/testing/server'

export const fixtures = authFixtures((reader: Partial<TestReader>) =>
  readerCookies('http://localhost:3001', reader),
)
export const service: Promise<FakeAuthService> = FakeAuthService.start({contentSecret: 'a secret'})
`,
    )
  }

  /** Runs a module in the site's folder, in Node.js. Returns what it prints. */
  async runModule(code: string): Promise<string> {
    const {stdout} = await execa('node', ['--input-type=module', '--eval', code], {cwd: this.dir})
    return stdout
  }

  /** `docusaurus swizzle --wrap`, in TypeScript. */
  async wrap(component: string): Promise<void> {
    const args = ['docusaurus', 'swizzle', 'docusaurus-plugin-auth', component, '--wrap', '--typescript']
    await execa('npx', args, {cwd: this.dir})
  }

  async typecheck(): Promise<void> {
    await execa('npx', ['tsc', '--noEmit'], {cwd: this.dir})
  }

  async #edit(name: string, from: string | RegExp, to: string): Promise<void> {
    const file = join(this.dir, name)
    const before = await readFile(file, 'utf8')
    const after = before.replace(from, to)
    if (after === before) throw new Error(`${name} of the template has changed: no ${from}`)
    await writeFile(file, after)
  }
}
