import * as z from 'zod'
import {isCommonPassword} from './common'
import type {passwordProblems} from './messages'

const code = (name: keyof typeof passwordProblems): string => name

/** Lengths are code points after normalisation: what a reader counts, not what a computer stores. */
export const passwordLength = {min: 8, max: 128} as const

/** NUL and lone surrogates do not survive a database or a keyboard; everything else is the reader's own business. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what this looks for.
const unstorable = /[\u0000\p{Cs}]/u

const codePoints = (text: string): number => [...text].length

/**
 * A password as typed at sign-in. NFKC first: two keyboards may compose the same `é` differently.
 * No rule of today is applied to it: a password from before a rule must still open the door.
 */
export const typedPassword = z
  .string(code('PASSWORD_REQUIRED'))
  .min(1, code('PASSWORD_REQUIRED'))
  .transform((text) => text.normalize('NFKC'))

/** A password somebody wants to use from now on, apart from what depends on who they are. */
export const newPassword = typedPassword
  .refine((text) => !unstorable.test(text), code('PASSWORD_INVALID'))
  .refine((text) => codePoints(text) >= passwordLength.min, code('PASSWORD_TOO_SHORT'))
  .refine((text) => codePoints(text) <= passwordLength.max, code('PASSWORD_TOO_LONG'))
  .refine((text) => !isCommonPassword(text), code('PASSWORD_COMMON'))

/** Whether a password is the reader's own address or name. */
export function isPersonalPassword(password: string, {name, email}: {name: string; email: string}): boolean {
  return isMadeOf(password, [email, email.split('@')[0] ?? '', name])
}

/**
 * Whether a password is the name of the site: a host of it, or a part of one. `docs.example.com` stands for itself,
 * `example.com`, `docs` and `example`.
 *
 * @param origins of the service and the sites that use it.
 */
export function isSitePassword(password: string, origins: readonly string[]): boolean {
  return isMadeOf(
    password,
    origins.flatMap((origin) => {
      const labels = new URL(origin).hostname.split('.')
      const ends = labels
        .slice(0, Math.max(1, labels.length - 1))
        .map((_, index) => labels.slice(index).join('.'))
      return [...ends, ...labels.slice(0, -1)]
    }),
  )
}

/** One of the words, spaced or capitalised otherwise, with or without the digits that people put behind it. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const candidate = squeeze(password)
  return words
    .map(squeeze)
    .filter((word) => word.length >= 4)
    .some((word) => candidate === word || candidate.replace(/\d+$/, '') === word)
}

const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
