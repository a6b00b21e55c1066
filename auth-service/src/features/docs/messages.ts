import type {Problems} from '../../http/problems'

export const docsProblems = {
  SITE_NOT_TRUSTED: {
    status: 403,
    text: 'Keys are handed to pages of the site itself. Add its origin to BETTER_AUTH_TRUSTED_ORIGINS.',
  },
  ACCESS_INVALID: {status: 400, text: 'An access is signed-in, or sorted role names joined by +.'},
} as const satisfies Problems
