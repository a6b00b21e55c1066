import type {Problems} from '../../http/problems'

export const limitProblems = {
  TOO_MANY_REQUESTS: {
    status: 429,
    field: 'form',
    text: 'There were too many attempts from your network. Wait a minute and try again.',
  },
} as const satisfies Problems
