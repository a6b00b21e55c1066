import {fileURLToPath} from 'node:url'
import type {CanonicalAccess} from '../access/access.js'

/** Modules of the client that generated code imports, by path: the site's own resolution is never asked. */
export const clientModule = (name: string): string =>
  fileURLToPath(new URL(`../client/${name}.js`, import.meta.url))

/** What generated code of the server imports. */
export const renderModule = fileURLToPath(new URL('../render/index.js', import.meta.url))

/** Compile the real page. Any other query of a protected page gives the stub: deny first. */
export const SEALED_QUERY = '?sealed'
/** Compile the stub in the page's place, with everything that Docusaurus adds to a page. */
export const STUB_QUERY = '?stub'

/**
 * Docusaurus' MDX loader asks for a file's front matter and hands over nothing but path and text. So the text
 * says which view it is, by a link definition: it prints nothing, in MDX as in Markdown, and moves no line.
 */
const mark = (view: 'sealed' | 'stub') => `\n\n[docusaurus-plugin-auth ${view} view]: #\n`

export function markSealed(source: string): string {
  return source + mark('sealed')
}

export function viewOf(source: string): 'sealed' | 'stub' | 'file' {
  if (source.endsWith(mark('sealed'))) return 'sealed'
  return source.endsWith(mark('stub')) ? 'stub' : 'file'
}

/** What stands in a protected Markdown page's place until its reader is known. */
export function markdownStub(access: CanonicalAccess): string {
  return [
    `import {SealedContent} from ${JSON.stringify(clientModule('SealedContent'))}`,
    // Blog lists print what stands before this marker: of a protected post, nothing.
    '{/* truncate */}',
    `<SealedContent access=${JSON.stringify(access)} />${mark('stub')}`,
  ].join('\n\n')
}

/** The same for a page in React, which brings its own layout. */
export function reactStub(access: CanonicalAccess): string {
  return `import {createElement} from 'react'
import {SealedReactPage} from ${JSON.stringify(clientModule('SealedReactPage'))}

export default function ProtectedPage() {
  return createElement(SealedReactPage, {access: ${JSON.stringify(access)}})
}
`
}
