import {realpathSync} from 'node:fs'
import {relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {lookup} from 'mime-types'
import type {CanonicalAccess} from '../../access/access.js'
import {accessFromPolicy} from '../policy.js'
import {SEALED_QUERY} from '../stub.js'
import {type Compilation, type Imports, type Module, rememberImports} from './compiler.js'
import {findLooser, type Reach} from './looser.js'

/** A module that no public page uses, in words that outlive the bundler's own objects. */
interface PrivateModule {
  /** The bundler's identifier: the same before and after modules are concatenated. */
  id: string
  /** Seen from the site's folder; with a bundler's query removed. */
  file: string
  /** `asset`: image, attachment and the like. `other`: not of the site, or public anyway. */
  kind: 'source' | 'asset' | 'stylesheet' | 'other'
}

/** A protected page, or a protected part of one, and everything that is used by it and by nothing public. */
export interface Root extends PrivateModule {
  access: CanonicalAccess
  modules: PrivateModule[]
}

export interface SitePaths {
  siteDir: string
  /** File that says who may read which page. */
  policy: string
  /** Folders that Docusaurus copies into the output as they are, seen from the site's folder: `static`. */
  staticDirs: string[]
}

export interface ModuleGraph {
  roots: Root[]
  /** Sources, images and other files of the site that public pages use; empty where nothing is protected. */
  open: string[]
  /** Parts that more readers could open than the pages that alone lead to them. */
  looser: {part: PrivateModule & Pick<Root, 'access'>; page: PrivateModule & Pick<Root, 'access'>}[]
}

/**
 * Every protected page in the module graph. What is found on a way from the site's entries that does not go through a
 * protected page is public; what only protected pages lead to is private, and is told with each of them. Ways that
 * tree shaking might close count as well: whatever a public page names was meant to be public.
 *
 * To be called when all modules are made and none is concatenated yet.
 */
export function findRoots(compilation: Compilation, paths: SitePaths): ModuleGraph {
  const accessOf = new Map<string, CanonicalAccess>()
  const found: Module[] = []
  for (const module of compilation.modules) {
    const access = sealedAccess(resourceOf(module), paths)
    if (access === undefined) continue
    accessOf.set(module.identifier(), access)
    found.push(module)
  }
  if (found.length === 0) return {roots: [], open: [], looser: []}

  const isRoot = (module: Module) => accessOf.has(module.identifier())
  const importsOf = rememberImports(compilation)
  const open = walk(importsOf, entryModules(compilation), (module) => !isRoot(module))
  const reaches = found.map((root): Reach => {
    const own = (module: Module) => module === root || !(isRoot(module) || open.has(module.identifier()))
    const access = accessOf.get(root.identifier()) as CanonicalAccess
    return {root, access, modules: [...walk(importsOf, [root], own).values()]}
  })
  const named = ({root, access}: Reach) => ({...describe(root, paths), access})
  const openFiles = [...open.values()]
    .map((module) => describe(module, paths))
    .filter(({kind}) => kind === 'source' || kind === 'asset')
  return {
    roots: reaches.map((reach) => ({
      ...named(reach),
      modules: reach.modules.map((module) => describe(module, paths)),
    })),
    open: [...new Set(openFiles.map(({file}) => file))].sort(),
    looser: findLooser(importsOf, open.values(), reaches).map(({part, page}) => ({
      part: named(part),
      page: named(page),
    })),
  }
}

/** `?sealed` of a protected page has its page's access, `?sealed=0&access=staff` names its own. */
function sealedAccess(resource: string, {policy, siteDir}: SitePaths): CanonicalAccess | undefined {
  const at = resource.indexOf('?')
  if (at === -1) return undefined
  const [path, query] = [resource.slice(0, at), resource.slice(at)]
  if (query === SEALED_QUERY) return accessFromPolicy(policy, siteDir, realpathSync(path))
  if (!query.startsWith(`${SEALED_QUERY}=`)) return undefined
  // Not URLSearchParams: it would read the `+` between two roles as a space.
  const access = /&access=([^&]+)/.exec(query)?.[1]
  return access === undefined ? undefined : decodeURIComponent(access)
}

function entryModules({entries, moduleGraph}: Compilation): Module[] {
  const dependencies = [...entries.values()].flatMap((entry) => [
    ...entry.dependencies,
    ...entry.includeDependencies,
  ])
  return dependencies.flatMap((dependency) => moduleGraph.getModule(dependency) ?? [])
}

/** All modules that can be reached from `starts`, by identifier, where `enters` says yes. */
function walk(
  importsOf: Imports,
  starts: Module[],
  enters: (module: Module) => boolean,
): Map<string, Module> {
  const met = new Map<string, Module>()
  const waiting = [...starts]
  for (let module = waiting.pop(); module; module = waiting.pop()) {
    const id = module.identifier()
    if (met.has(id) || !enters(module)) continue
    met.set(id, module)
    waiting.push(...importsOf(module))
  }
  return met
}

function describe(module: Module, {siteDir, staticDirs}: SitePaths): PrivateModule {
  const id = module.identifier()
  const path = resourceOf(module).replace(/\?.*$/, '') || (module.nameForCondition() ?? '')
  const file = path === '' ? id : posixPath(relative(siteDir, path))
  return {id, file, kind: isBelow(staticDirs, file) ? 'other' : kindOf(file, module)}
}

export function isBelow(dirs: string[], file: string): boolean {
  return dirs.some((dir) => file.startsWith(`${dir}/`))
}

function kindOf(file: string, module: Module): PrivateModule['kind'] {
  if (/^\.\.\/|^([a-z]:)?\/|(^|\/)node_modules\//i.test(file) || /[|!]/.test(file)) return 'other'
  if (/\.(css|less|styl|s[ac]ss)$/i.test(file)) return 'stylesheet'
  const isMedia = /^(image|audio|video|font)\//.test(lookup(file) || '')
  const isFile = module.type.startsWith('asset') || /[\\/](file|url)-loader[\\/]/.test(module.identifier())
  return isMedia || isFile ? 'asset' : 'source'
}

/** File and query; modules that bundlers make themselves have none. */
function resourceOf(module: Module): string {
  return 'resource' in module && typeof module.resource === 'string' ? module.resource : ''
}
