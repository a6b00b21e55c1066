import {createRequire} from 'node:module'

let list: ReadonlySet<string> | undefined

/**
 * Whether a password is among the ~50,000 most used ones, whatever its capitals.
 *
 * The list comes with `@zxcvbn-ts/language-common` (0.4 MB, 18,000 entries of 8 characters and more). It is loaded at
 * the first question and through `require`, so that no bundler can carry it to a browser.
 */
export function isCommonPassword(password: string): boolean {
  list ??= new Set(load())
  return list.has(password.toLowerCase())
}

function load(): string[] {
  const require = createRequire(import.meta.url)
  const {dictionary} = require('@zxcvbn-ts/language-common') as typeof import('@zxcvbn-ts/language-common')
  return dictionary['passwords-common']
}
