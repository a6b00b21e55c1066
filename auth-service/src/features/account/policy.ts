import * as z from 'zod'
import type {accountProblems} from './messages'

// Every rule names its code instead of a sentence: the sentence is looked up where a person is going to read it.
const code = (name: keyof typeof accountProblems): string => name

// Control characters, lone surrogates (they make Postgres and JSON disagree), line separators, and the marks that turn
// text around: with them a name could dress up as another one in every list it is shown in.
const deceptive = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u

const codePoints = (text: string): number => [...text].length

/** A name as people write it: any script, 1 to 80 code points, spaces tidied. */
export const name = z
  .string(code('NAME_REQUIRED'))
  .refine((text) => !deceptive.test(text), code('NAME_INVALID'))
  .transform((text) =>
    text
      .normalize('NFC')
      .replace(/\p{Zs}+/gu, ' ')
      .trim(),
  )
  .refine((text) => visible.test(text), code('NAME_REQUIRED'))
  .refine((text) => codePoints(text) <= 80, code('NAME_TOO_LONG'))

/** The address of a picture; `null` takes it away. Https only: it is shown on pages of the docs. */
export const image = z
  .string(code('IMAGE_INVALID'))
  .max(2048, code('IMAGE_INVALID'))
  .refine((text) => !deceptive.test(text) && isPlainHttps(text), code('IMAGE_INVALID'))
  .nullable()

/** An address to write to. Lower case, because nobody expects two accounts of one spelling. */
export const email = z
  .string(code('INVALID_EMAIL'))
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email(code('INVALID_EMAIL')).max(254, code('INVALID_EMAIL')))

function isPlainHttps(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.protocol === 'https:' && !url.username && !url.password
}
