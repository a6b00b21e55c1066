import {existsSync} from 'node:fs'
import {createRequire} from 'node:module'
import {dirname, join} from 'node:path'
import ts from 'typescript'
import type {Plugin} from 'vitest/config'

const core = dirname(createRequire(import.meta.url).resolve('@docusaurus/core/package.json'))
const inCore = createRequire(join(core, 'package.json'))
const source = join(import.meta.dirname, '../../../src')

const compilerOptions = {
  jsx: ts.JsxEmit.ReactJSX,
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
}

/** What Docusaurus would write to `.docusaurus/` for a site with our plugin. */
const generated: Record<string, unknown> = {
  globalData: {
    'docusaurus-plugin-auth': {
      default: {
        apiUrl: 'https://auth.example.com/api/auth',
        signInUrl: 'https://auth.example.com/signin',
        signUpUrl: 'https://auth.example.com/signup',
        accountUrl: 'https://auth.example.com/account',
        accountLinks: [],
        onDenied: 'prompt',
        hintCookie: 'auth.hint',
        site: 'https://docs.example.com/',
        epoch: '1',
        accesses: ['signed-in', 'staff'],
      },
    },
  },
  'docusaurus.config': {url: 'https://docs.example.com', baseUrl: '/', trailingSlash: false, future: {}},
  i18n: {currentLocale: 'en'},
  codeTranslations: {},
  'site-metadata': {},
}

/**
 * Resolves imports as Docusaurus' bundler does: its own client modules are the real ones, `@theme/*` is our theme, and
 * `@generated/*` a small site.
 */
export function docusaurus(): Plugin {
  return {
    name: 'docusaurus-aliases',
    enforce: 'pre',
    resolveId(id) {
      const [, scope, rest = ''] = /^@(docusaurus|theme(?:-before-auth)?|generated)\/(.+)$/.exec(id) ?? []
      if (scope === 'docusaurus') {
        const exported = join(core, `lib/client/exports/${rest}.js`)
        return existsSync(exported) ? exported : inCore.resolve(id)
      }
      if (scope === 'generated') return `\0generated:${rest}`
      if (scope === 'theme-before-auth') return `\0theme:${rest}`
      if (scope === 'theme')
        return rest.startsWith('Auth') ? join(source, 'theme', rest, 'index.tsx') : `\0theme:${rest}`
      // One router, and one keeper of <head>, for tests and for Docusaurus: its own.
      return /^react-(router|helmet)/.test(id) ? inCore.resolve(id) : undefined
    },
    load(id) {
      if (id.startsWith('\0generated:')) return `export default ${JSON.stringify(generated[id.slice(11)])}`
      // The tables of theme-classic that we add to; what is in them is not ours.
      if (id.startsWith('\0theme:')) return 'export default {}'
    },
    transform(code, id) {
      if (!id.startsWith(core)) return undefined
      return ts.transpileModule(code, {fileName: `${id}x`, compilerOptions}).outputText
    },
  }
}
