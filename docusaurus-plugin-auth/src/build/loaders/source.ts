import {markdownStub, markSealed, reactStub, SEALED_QUERY} from '../stub.js'
import {accessOf, type Loader} from './context.js'

/**
 * Choke point 2. Runs before every other loader: of a protected page, only `?sealed` ever gets to be compiled from
 * its source. Docusaurus' own queries (`?truncated=true` in blog lists) and unknown ones get the stub.
 */
export default function source(this: Loader, text: string): string {
  const access = accessOf(this)
  if (access === undefined) return text
  const isMarkdown = /\.mdx?$/i.test(this.resourcePath)
  if (this.resourceQuery === SEALED_QUERY) return isMarkdown ? markSealed(text) : text
  return isMarkdown ? markdownStub(access) : reactStub(access)
}
