import leven from 'leven'
import type * as z from 'zod'

type Issue = z.core.$ZodIssue

/** Names of other versions and other libraries that hands may type, and what they are called here. */
const otherNames: Record<string, string> = {
  authOrigin: 'authUrl',
  baseURL: 'authUrl',
  url: 'authUrl',
  loginUrl: 'signInUrl',
  signupUrl: 'signUpUrl',
  registerUrl: 'signUpUrl',
  profileUrl: 'accountUrl',
  links: 'accountLinks',
  menuItems: 'accountLinks',
  text: 'label',
  title: 'label',
  protect: 'rules',
  protected: 'rules',
  protectedRoutes: 'rules',
  routes: 'rules',
  cookieName: 'hint',
  path: 'files',
  paths: 'files',
  include: 'files',
  role: 'access',
  roles: 'access',
}

/** Names inside of options. */
const fields = ['files', 'access', 'label', 'to', 'href']

/** One line per problem: which option, what is wrong with it, an example of a good value. */
export function explainProblems(issues: Issue[], given: unknown, shape: Record<string, z.ZodType>): string[] {
  return issues.flatMap(intended).flatMap((issue) => explain(issue, given, shape))
}

function explain(issue: Issue, given: unknown, shape: Record<string, z.ZodType>): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${spell([...issue.path, key])}: ${unknownKey(key, Object.keys(shape))}`)
  }
  const value = valueAt(given, issue.path)
  const reason =
    unserialisable(value) ?? (value === undefined ? 'is missing' : issue.message.replace(/\.$/, ''))
  return [`${spell(issue.path)}: ${reason}${exampleFor(issue.path, shape)}`]
}

/** Secrets that hands may type: Docusaurus writes every plugin's options into a script that everybody loads. */
const secretNames = new Set(['contentsecret', 'secret', 'authcontentsecret', 'auth_content_secret'])

function unknownKey(key: string, known: string[]): string {
  if (secretNames.has(key.toLowerCase())) {
    return (
      'options are published with the site: a secret must never stand there. Remove it, take a new one if this ' +
      'one was ever deployed or committed, and set the environment variable AUTH_CONTENT_SECRET'
    )
  }
  const meant = Object.hasOwn(otherNames, key) ? otherNames[key] : nearest(key, [...known, ...fields])
  return `is not an option${meant ? `; did you mean '${meant}'?` : `. Known: ${known.join(', ')}`}`
}

/** A union reports every alternative: keep the issues of the one the author was trying to write. */
function intended(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue]
  const [first = [], ...others] = issue.errors
  const fitting = [first, ...others].find(
    ([error]) => error?.code !== 'invalid_type' || error.path.length > 0,
  )
  return (fitting ?? first).map((error) => ({...error, path: [...issue.path, ...error.path]}) as Issue)
}

/** Docusaurus sends options through JSON: a RegExp arrives as `{}`, a function as `null`, and would match nothing. */
function unserialisable(value: unknown): string | undefined {
  if (value instanceof RegExp) return `is a RegExp (${value}), and options are JSON: write a glob as a string`
  if (typeof value === 'function') return 'is a function, and options are JSON: write the value itself'
  return undefined
}

function exampleFor(path: readonly PropertyKey[], shape: Record<string, z.ZodType>): string {
  const example = shape[String(path[0])]?.meta()?.example
  return example === undefined ? '' : `. Example: ${String(path[0])}: ${JSON.stringify(example)}`
}

function spell(path: readonly PropertyKey[]): string {
  return path
    .map((key, at) => (typeof key === 'number' ? `[${key}]` : `${at ? '.' : ''}${String(key)}`))
    .join('')
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    root,
  )
}

function nearest(word: string, candidates: string[]): string | undefined {
  const distance = (name: string) => leven(word.toLowerCase(), name.toLowerCase())
  const [best] = candidates.toSorted((a, b) => distance(a) - distance(b))
  return best !== undefined && distance(best) <= 2 ? best : undefined
}
