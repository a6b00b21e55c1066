import {join, relative, resolve} from 'node:path'
import type {DocusaurusConfig} from '@docusaurus/types'
import {posixPath} from '@docusaurus/utils'
import type {ContentDir} from '../access/originals.js'

type Kind = ContentDir['kind']
type Options = Record<string, unknown>

const defaultPaths: Record<Kind, string> = {docs: 'docs', blog: 'blog', pages: 'src/pages'}
const kinds = Object.keys(defaultPaths) as Kind[]

/**
 * Which folders the content plugins read. Docusaurus tells plugins nothing about each other, so the config is
 * read as its author wrote it. What cannot be recognised is left out, and translations of it are then refused
 * rather than guessed at (`ORIGINAL_UNKNOWN`).
 */
export function findContentDirs({presets, plugins}: DocusaurusConfig, siteDir: string): ContentDir[] {
  const found = [...presets.flatMap(fromPreset), ...plugins.flatMap(fromPlugin)]
  return found.map((dir) => ({...dir, path: posixPath(relative(siteDir, resolve(siteDir, dir.path)))}))
}

/** `['classic', {docs: {path: 'handbook'}, blog: false}]`; other presets count for what they spell out. */
function fromPreset(entry: unknown): ContentDir[] {
  const {name, options} = normalize(entry)
  const isClassic = /(^|[\\/])(preset-)?classic([\\/]|$)/.test(name)
  return kinds.flatMap((kind) => {
    const own = options[kind]
    if (isOptions(own)) return [toDir(kind, own)]
    return isClassic && own !== false ? [toDir(kind, {})] : []
  })
}

/** `['@docusaurus/plugin-content-docs', {id: 'api', path: 'api'}]`, or somebody's wrapper around one of them. */
function fromPlugin(entry: unknown): ContentDir[] {
  const {name, options} = normalize(entry)
  const kind = kinds.find((one) => new RegExp(`(^|[\\\\/-])content-${one}([\\\\/]|$)`).test(name))
  if (kind) return [toDir(kind, options)]
  return typeof options.path === 'string' ? kinds.map((any) => toDir(any, options)) : []
}

function toDir(kind: Kind, {id, path}: Options): ContentDir {
  return {
    kind,
    id: typeof id === 'string' ? id : 'default',
    path: typeof path === 'string' ? join(path) : defaultPaths[kind],
  }
}

function normalize(entry: unknown): {name: string; options: Options} {
  const [name, options] = Array.isArray(entry) ? entry : [entry]
  return {name: typeof name === 'string' ? name : '', options: isOptions(options) ? options : {}}
}

function isOptions(value: unknown): value is Options {
  return typeof value === 'object' && value !== null
}
