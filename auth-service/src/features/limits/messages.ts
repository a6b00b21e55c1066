import type {Problems} from '../../http/problems'

export const limitProblems = {
  TOO_MANY_REQUESTS: {
    status: 429,
    field: 'form',
    text: 'There were too many attempts from your network. Wait a minute and try again.',
  },
  TOO_MANY_FAILURES: {
    status: 429,
    field: 'form',
    text: 'There were too many wrong passwords for this account. Wait a while, or use a browser that has signed in to it before.',
  },
} as const satisfies Problems
