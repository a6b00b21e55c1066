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

/**
 * Whether a password is the reader's own address or name, spaced or capitalised otherwise, with or without the
 * digits that people put behind it.
 */
export function isPersonalPassword(password: string, {name, email}: {name: string; email: string}): boolean {
  const own = [email, email.split('@')[0] ?? '', name].map(squeeze).filter((word) => word.length >= 4)
  const candidate = squeeze(password)
  return own.some((word) => candidate === word || candidate.replace(/\d+$/, '') === word)
}

const squeeze = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
