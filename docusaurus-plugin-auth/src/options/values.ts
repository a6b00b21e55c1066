import * as z from 'zod'
import {type Access, type CanonicalAccess, MalformedAccess, parseAccess} from '../access/access.js'
import {isSitePath, isWebUrl} from './urls.js'

/** A path below an origin. */
export const path = z
  .string()
  .regex(/^(\/[\w.~-]+)+$/, "must start with '/' and have no query and no trailing slash")

/** A page, on the service or anywhere. */
export const page = z
  .string()
  .refine(
    (value) => isSitePath(value) || isWebUrl(value),
    "must be a path that starts with '/', or a whole URL",
  )

/** Who may read: checked, and in its canonical form. */
export const access = z.custom<Access>().transform((value, context): CanonicalAccess => {
  try {
    return parseAccess(value)
  } catch (error) {
    if (!(error instanceof MalformedAccess)) throw error
    context.addIssue({code: 'custom', message: error.message, input: value})
    return z.NEVER
  }
})

/** Files of the site. */
export const glob = z
  .string()
  .min(1)
  .refine((value) => !value.includes('\\'), "must use '/' between folders, on Windows too")
  .refine(
    (value) => !/^(\.?\/|!)/.test(value),
    "must be seen from the site's folder, without './', '/' or '!' in front",
  )
