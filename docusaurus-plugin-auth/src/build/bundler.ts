import {dirname} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {Plugin} from '@docusaurus/types'
import {OPENING_CHUNK, OWN_CHUNK, SEALED_CHUNK} from '../seal/chunks.js'
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

/**
 * A module that most pages share moves to the public chunk `common`: not out of a protected page. And our own code that only
 * protected pages need is one chunk: neither in what public pages load, nor again in every protected page.
 */
function chunksApart({optimization}: Configuration): NonNullable<Configuration['optimization']> {
  const chunks = (chunk: Chunk) => !chunk.canBeInitial() && !chunk.name?.startsWith(SEALED_CHUNK)
  const cacheGroups = optimization?.splitChunks ? optimization.splitChunks.cacheGroups : undefined
  if (!cacheGroups?.common) return {}
  const test = (module: Module) => module.nameForCondition()?.startsWith(ownFolder) === true
  // What has a name of its own, such as the account menu, is loaded on public pages, too.
  const opening = (chunk: Chunk) => chunks(chunk) && !chunk.name?.startsWith(OWN_CHUNK)
  const authOpening = {name: OPENING_CHUNK, test, chunks: opening, enforce: true, priority: 45}
  return {splitChunks: {cacheGroups: {common: {chunks}, authOpening}}}
}

function buildDependencies({cache, experiments}: Configuration): Configuration {
  if (typeof cache === 'object' && cache.type === 'filesystem') {
    return {cache: {type: 'filesystem', buildDependencies: {docusaurusPluginAuth: cachedCode}}}
  }
  // Rspack keeps the options of its persistent cache under `experiments`, which webpack's types do not know.
  const usesRspackCache = experiments && 'cache' in experiments && experiments.cache
  return usesRspackCache ? {experiments: {cache: {buildDependencies: cachedCode}} as object} : {}
}
