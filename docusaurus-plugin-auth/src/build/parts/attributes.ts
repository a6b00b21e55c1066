import type {Expression, Program} from 'estree'
import type {MdxJsxFlowElement, MdxJsxTextElement} from 'mdast-util-mdx'
import {type CanonicalAccess, MalformedAccess, PUBLIC, parseAccess} from '../../access/access.js'
import {AuthPluginError} from '../../errors.js'

export type SealedElement = MdxJsxFlowElement | MdxJsxTextElement

export interface Attributes {
  access: CanonicalAccess | undefined
  id: string | undefined
  problems: AuthPluginError[]
}

/** What cannot be known while the site is built. */
const UNKNOWN = Symbol('not a literal')

/** Reads `access` and `id` of a `<Sealed>`; `at` is its place, for messages. */
export function readAttributes({attributes}: SealedElement, at: string): Attributes {
  const read: Attributes = {access: undefined, id: undefined, problems: []}
  const given = new Set<string>()
  for (const attribute of attributes) {
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      read.problems.push(
        new AuthPluginError('SEALED_ATTRIBUTE', at, '<Sealed> has attributes that are spread'),
      )
      continue
    }
    const {name} = attribute
    if (name !== 'access' && name !== 'id') {
      read.problems.push(new AuthPluginError('SEALED_ATTRIBUTE', at, `<Sealed> has an attribute '${name}'`))
    } else if (given.has(name)) {
      read.problems.push(new AuthPluginError('SEALED_ATTRIBUTE', at, `<Sealed> has two attributes '${name}'`))
    }
    given.add(name)
    const value = literal(attribute.value)
    if (name === 'access') read.access = readAccess(value, at, read.problems)
    if (name === 'id') read.id = readId(value, at, read.problems)
  }
  if (!given.has('access')) {
    read.problems.push(new AuthPluginError('SEALED_ACCESS', at, 'it is missing'))
  }
  return read
}

function readAccess(value: unknown, at: string, problems: AuthPluginError[]): CanonicalAccess | undefined {
  try {
    if (value === UNKNOWN) throw new MalformedAccess('it is no text and no list of texts, but computed')
    const access = parseAccess(value)
    if (access === PUBLIC) throw new MalformedAccess("'public' seals nothing; leave <Sealed> out")
    return access
  } catch (error) {
    if (!(error instanceof MalformedAccess)) throw error
    problems.push(new AuthPluginError('SEALED_ACCESS', at, error.message))
    return undefined
  }
}

function readId(value: unknown, at: string, problems: AuthPluginError[]): string | undefined {
  if (typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value)) return value
  const rule = 'lower-case letters, digits and hyphens in quotes, the first one a letter'
  problems.push(new AuthPluginError('SEALED_ATTRIBUTE', at, `'id' of <Sealed> is not written as ${rule}`))
  return undefined
}

type AttributeValue = Extract<SealedElement['attributes'][number], {type: 'mdxJsxAttribute'}>['value']

/** The value of an attribute as far as it stands there: `"staff"`, `{'staff'}`, `{['staff', 'partner']}`. */
function literal(value: AttributeValue): unknown {
  if (typeof value !== 'object' || value === null) return value
  const [statement] = value.data?.estree?.body ?? ([] as Program['body'])
  return statement?.type === 'ExpressionStatement' ? literalOf(statement.expression) : UNKNOWN
}

function literalOf(expression: Expression): unknown {
  if (expression.type === 'Literal') return expression.value
  if (expression.type !== 'ArrayExpression') return UNKNOWN
  const items = expression.elements.map((element) => (element?.type === 'Literal' ? element.value : UNKNOWN))
  return items.includes(UNKNOWN) ? UNKNOWN : items
}
