import * as z from 'zod'
import type {Access} from '../access/access.js'
import {isSitePath, isWebUrl} from './urls.js'

/** A link of the author's own in the account menu. */
export type AccountLink = {
  label: string
  /** Who sees it, in the words of front matter. It hides, it does not protect. @default 'signed-in' */
  access?: Access
} & (
  | {
      /** A page of this site: `/progress`. */
      to: string
      href?: undefined
    }
  | {
      /** Any other page: `https://example.com/billing`. */
      href: string
      to?: undefined
    }
)

/** @param access what `rules` take, too; it makes the value canonical */
export function accountLinks(access: z.ZodType<string, Access>) {
  const link = z
    .strictObject({
      label: z.string().trim().min(1, 'must not be empty'),
      to: z.string().refine(isSitePath, "must be a page of this site and start with '/'").optional(),
      href: z.string().refine(isWebUrl, "must be a whole URL; a page of this site goes into 'to'").optional(),
      access: access.optional(),
    })
    .refine(({to, href}) => (to === undefined) !== (href === undefined), {
      message: "needs either 'to', a page of this site, or 'href', a whole URL",
      // Told beside whatever else is wrong with the link.
      when: () => true,
    })
    .transform((link) => link as AccountLink)
  return z.array(link)
}
