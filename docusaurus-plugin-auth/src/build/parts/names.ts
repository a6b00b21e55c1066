import type {Node, Program} from 'estree'
import {buildJsx} from 'estree-util-build-jsx'
import {analyze} from 'periscopic'
import type {Nodes} from './parse.js'

/** Names that a piece of code makes, and names it takes from around it. */
export interface Names {
  made: string[]
  taken: string[]
}

/** Stands for the function that JSX is turned into: no author's name begins like this. */
const FACTORY = '__docusaurusPluginAuth'

/** Of one statement or expression, JSX included. */
export function namesIn(...body: Program['body']): Names {
  const program: Program = structuredClone({type: 'Program', sourceType: 'module', body})
  buildJsx(program, {pragma: FACTORY, pragmaFrag: FACTORY})
  const {scope, globals} = analyze(program as Node)
  return {made: [...scope.declarations.keys()], taken: [...globals.keys()].filter((name) => name !== FACTORY)}
}

/**
 * What one node takes from elsewhere in its file, its children left out: names of code (`Tabs`), link definitions
 * (`[ref]`) and footnotes (`[^1]`). The latter two are written as Markdown writes them, so no two kinds are alike.
 */
export function takenBy(node: Nodes): string[] {
  switch (node.type) {
    case 'linkReference':
    case 'imageReference':
      return [linkName(node)]
    case 'footnoteReference':
      return [footnoteName(node)]
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return taken(node.data?.estree)
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return [
        ...componentName(node.name),
        ...node.attributes.flatMap((attribute) => {
          if (attribute.type === 'mdxJsxExpressionAttribute') return taken(attribute.data?.estree)
          return typeof attribute.value === 'object' ? taken(attribute.value?.data?.estree) : []
        }),
      ]
    default:
      return []
  }
}

export const linkName = ({identifier}: {identifier: string}): string => `[${identifier}]`
export const footnoteName = ({identifier}: {identifier: string}): string => `[^${identifier}]`

function taken(program: Program | null | undefined): string[] {
  return program ? namesIn(...program.body).taken : []
}

/** `Tabs` of `<Tabs>`, `Theme` of `<Theme.Box>`; `<b>` is HTML. */
function componentName(name: string | null): string[] {
  const first = name?.split('.')[0] ?? ''
  return first === '' || (first === name && /^[a-z]/.test(first)) ? [] : [first]
}
