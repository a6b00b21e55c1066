import type {Problems} from '../../http/problems'

export const passProblems = {
  SITE_NOT_CROSS_SITE: {
    status: 403,
    text: 'This site gets no passes. Its operator has to add its address to AUTH_CROSS_SITE.',
  },
  CODE_INVALID: {
    status: 400,
    text: 'This code opens nothing: it was used, is older than a minute, or is for another page. Sign in again.',
  },
  PASS_COOKIE_MISSING: {
    status: 401,
    text: 'The browser sent no cookie to renew the pass with. Go to /signin?prompt=none and come back.',
  },
} as const satisfies Problems
