import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Plugin} from '@docusaurus/types'
import {posixPath} from '@docusaurus/utils'
import {OPENING_CHUNK, OWN_CHUNK, SEALED_CHUNK, SESSION_CHUNK} from '../seal/chunks.js'
import type {LoaderOptions} from './loaders/context.js'
import type {SidebarsOptions} from './loaders/sidebars.js'
import {type SealOptions, SealPlugin} from './sealing/SealPlugin.js'
import {aroundServerEntry} from './serverEntry.js'

type Configuration = Parameters<NonNullable<Plugin['configureWebpack']>>[0]
type Chunk = {name?: string | null | undefined; canBeInitial: () => boolean}
type Module = {nameForCondition: () => string | null | undefined}

const modulePath = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const ownFolder = modulePath('../')

const partsCode = [
  ...['anchors', 'attributes', 'carriers', 'distribute', 'edit', 'find', 'inside', 'mention', 'names'],
  ...['parse', 'place', 'read', 'requests', 'statements', 'views'],
].map((name) => `parts/${name}.js`)

/** Everything whose change must empty the bundler's persistent cache: it forgets loaders otherwise. */
const cachedCode = [
  'bundler.js',
  'loaders/facade.js',
  'loaders/serverEntry.js',
  'loaders/source.js',
  'loaders/part.js',
  'loaders/script.js',
  'loaders/context.js',
  'loaders/sidebars.js',
  'items/entries.js',
  'items/styles.js',
  'policy.js',
  'stub.js',
  ...partsCode,
].map(modulePath)

export interface BundlerOptions {
  loaderOptions: LoaderOptions
  reactPages: string[]
  /** Where Docusaurus writes down sidebars, if their categories are to be marked. */
  sidebars?: SidebarsOptions & {folder: string}
  sealing: SealOptions
}

/**
 * What the bundler has to know, the same for webpack and Rspack: loaders around every page, chunks of their own for
 * what is protected, and a persistent cache that notices a new version of this code.
 */
export function bundlerConfig(
  config: Configuration,
  {loaderOptions: options, reactPages, sidebars, sealing}: BundlerOptions,
): Configuration {
  // `resource`, never `test`: core takes every rule whose `test` matches `.mdx` for a content plugin's.
  const resource = pages(reactPages)
  const server =
    options.isServer && config.mode === 'production' ? aroundServerEntry(config, sealing.manifest) : null
  return {
    ...buildDependencies(config),
    ...(options.isServer ? {} : {optimization: chunksApart(config)}),
    ...(options.isServer || isDevServer(config) ? {} : {plugins: [new SealPlugin(sealing)]}),
    ...(server ? {entry: server.entry} : {}),
    ...moreMdxComponents(config),
    module: {
      rules: [
        {resource, enforce: 'pre', use: [{loader: modulePath('loaders/source.js'), options}]},
        {
          resource,
          enforce: 'post',
          use: ['facade', 'part'].map((name) => ({loader: modulePath(`loaders/${name}.js`), options})),
        },
        {resource: ownScripts, enforce: 'pre', use: [{loader: modulePath('loaders/script.js'), options}]},
        ...(sidebars ? [sidebarsRule(sidebars)] : []),
        ...(server ? server.rules : []),
      ],
    },
  }
}

/**
 * `docusaurus start`, which keeps everything in memory, and serves one page of HTML that this plugin makes. In doubt it
 * is a build: also `docusaurus build --dev`, which calls itself development, writes files that somebody may publish.
 */
function isDevServer({mode, plugins = []}: Configuration): boolean {
  return mode === 'development' && plugins.some((plugin) => plugin?.constructor.name === 'HtmlWebpackPlugin')
}

const ownScripts = {and: [/\.[cm]?[jt]sx?$/i, {not: /[\\/]node_modules[\\/]/}]}

function sidebarsRule({folder, items}: SidebarsOptions & {folder: string}) {
  const use = [{loader: modulePath('loaders/sidebars.js'), options: {items}}]
  return {resource: {and: [/\.json$/, folder]}, enforce: 'pre' as const, use}
}

/** All Markdown, wherever it is, and scripts below the folders that hold pages in React: the policy names the pages. */
function pages(reactPages: string[]) {
  const folders = [...new Set(reactPages.map((file) => dirname(file)))]
  const scripts = {and: [/\.[jt]sx?$/i, {or: folders}]}
  return folders.length > 0 ? {or: [/\.mdx?$/i, scripts]} : /\.mdx?$/i
}

/** What only protected pages need: seen from our own folder, a file or a folder of files. */
const opening = [
  ...['open.js', 'SealedContent.js', 'SealedReactPage.js', 'early/', 'parts/', 'sealed/'].map(inClient),
  ...['seal/', 'theme/AuthGate/', 'theme/AuthPart/'],
]

function inClient(path: string): string {
  return `client/${path}`
}

/**
 * A module that most pages share moves to the public chunk `common`: not out of a protected page. Our own code that only
 * protected pages need is one chunk: neither in what public pages load, nor again in every protected page. And so is what
 * asks who is here, which readers load on any page.
 */
function chunksApart({optimization}: Configuration): NonNullable<Configuration['optimization']> {
  const chunks = (chunk: Chunk) => !chunk.canBeInitial() && !chunk.name?.startsWith(SEALED_CHUNK)
  const cacheGroups = optimization?.splitChunks ? optimization.splitChunks.cacheGroups : undefined
  if (!cacheGroups?.common) return {}
  const group = (name: string, paths: string[]) => ({
    name,
    test: (module: Module) => isOwn(module, paths),
    ...{chunks, enforce: true, priority: 45},
  })
  // On a site of very few pages every module is one that most of them share, and visitors would load the account menu, too.
  const ofPages = (chunk: Chunk) => chunks(chunk) && !chunk.name?.startsWith(OWN_CHUNK)
  const authOpening = group(OPENING_CHUNK, opening)
  const authSession = group(SESSION_CHUNK, [inClient('session/')])
  return {splitChunks: {cacheGroups: {common: {chunks: ofPages}, authOpening, authSession}}}
}

function isOwn(module: Module, paths: string[]): boolean {
  const file = module.nameForCondition()
  if (!file?.startsWith(ownFolder)) return false
  const path = posixPath(file.slice(ownFolder.length))
  return paths.some((start) => path.startsWith(start))
}

/**
 * Puts a table of ours around the theme's table of MDX components, whoever has written that: a component of the theme in our
 * theme folder would take the place of a site's or another plugin's. Not by a client module either: with the table, all
 * that Markdown may show would move into what every page loads, those without Markdown too.
 */
function moreMdxComponents({resolve}: Configuration): Pick<Configuration, 'resolve'> {
  const alias = resolve?.alias
  const theirs = alias && !Array.isArray(alias) ? alias['@theme/MDXComponents'] : undefined
  if (!theirs) return {}
  const ours = modulePath('../theme-setup/mdxComponents.js')
  return {resolve: {alias: {'@theme/MDXComponents': ours, '@theme-before-auth/MDXComponents': theirs}}}
}

function buildDependencies({cache, experiments}: Configuration): Configuration {
  if (typeof cache === 'object' && cache.type === 'filesystem') {
    return {cache: {type: 'filesystem', buildDependencies: {docusaurusPluginAuth: cachedCode}}}
  }
  // Rspack keeps the options of its persistent cache under `experiments`, which webpack's types do not know.
  const usesRspackCache = experiments && 'cache' in experiments && experiments.cache
  return usesRspackCache ? {experiments: {cache: {buildDependencies: cachedCode}} as object} : {}
}
