import {relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import {type CanonicalAccess, PUBLIC, stricter} from '../../access/access.js'
import {AuthPluginError, refuse} from '../../errors.js'
import {mentionsSealed} from '../parts/mention.js'
import type {Part, Parts} from '../parts/read.js'
import {partQuery, readSealedPartQuery} from '../parts/requests.js'
import {markdownStub, markSealed, reactStub, SEALED_QUERY} from '../stub.js'
import {accessOf, type Loader} from './context.js'

/**
 * Choke point 2. Runs before every other loader: of a protected page, only `?sealed` ever gets to be compiled from
 * its source. Docusaurus' own queries (`?truncated=true` in blog lists) and unknown ones get the stub. And of any Markdown
 * file, a `<Sealed>` only ever gets to be compiled by itself.
 */
export default async function source(this: Loader, text: string): Promise<string> {
  const access = accessOf(this)
  const isSealedView = this.resourceQuery === SEALED_QUERY
  if (!/\.mdx?$/i.test(this.resourcePath)) {
    return access === undefined || isSealedView ? text : reactStub(access)
  }
  const wanted = readSealedPartQuery(this.resourceQuery)
  if (wanted) return markSealed(partView(this, await partsOf(this, text, access), wanted))
  if (access !== undefined && !isSealedView) return markdownStub(access)
  const view = mentionsSealed(text) ? publicView(this, await partsOf(this, text, access)) : text
  return access === undefined ? view : markSealed(view)
}

/** The parts of a file, each with the access that it really has. */
export async function partsOf(loader: Loader, text: string, page: CanonicalAccess = PUBLIC): Promise<Parts> {
  const {siteDir, markdown} = loader.getOptions()
  const {resourcePath: filePath} = loader
  // Most sites have no parts, and are spared the time that it takes to load what reads them.
  const {readParts} = await import('../parts/read.js')
  const fileName = posixPath(relative(siteDir, filePath))
  const frontMatter = await markdown.readFrontMatter(filePath, text)
  const file = readParts({filePath, fileName, source: text, frontMatter}, markdown)
  const conflicts = file.parts.filter(({access}) => stricter(page, access) === null)
  refuse([
    ...file.problems,
    ...conflicts.map(
      ({access, line}) => new AuthPluginError('SEALED_CONFLICT', `${fileName}:${line}`, access, page),
    ),
  ])
  return {...file, parts: file.parts.map((part) => ({...part, access: stricter(page, part.access) ?? page}))}
}

function publicView(loader: Loader, {parts, publicText}: Parts): string {
  return publicText(({index}) => {
    const part = parts[index] as Part
    const request = loader.utils.contextify(loader.context, loader.resourcePath + partQuery(part))
    // Not an import: MDX wants those on lines of their own, and lists of blog posts are cut off in the middle.
    return `require(${JSON.stringify(request)}).default(props)`
  })
}

function partView(loader: Loader, {parts, partText}: Parts, wanted: Pick<Part, 'index' | 'access'>): string {
  const part = parts[wanted.index]
  if (part?.access === wanted.access) return partText(part.index)
  // A part that was just removed or has another access now may be built once more, before its page has let go of it.
  if (loader.mode !== 'production') return ''
  throw new AuthPluginError('SEALED_REQUEST', loader.resourcePath + loader.resourceQuery)
}
