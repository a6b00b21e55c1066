import type {Problems} from '../../http/problems'

/** What readers are told about their name, their picture and their address. */
export const accountProblems = {
  NAME_REQUIRED: {status: 400, field: 'name', text: 'Tell us your name.'},
  NAME_TOO_LONG: {status: 400, field: 'name', text: 'This name is too long. Use at most 80 characters.'},
  NAME_INVALID: {
    status: 400,
    field: 'name',
    text: 'This name holds characters that cannot be shown. Use letters, digits, spaces and punctuation.',
  },
  IMAGE_INVALID: {
    status: 400,
    text: 'This is not the address of a picture. Give an https address of at most 2048 characters.',
  },
  NOTHING_TO_CHANGE: {status: 400, text: 'There is nothing to change. Give a name or an image.'},
  INVALID_EMAIL: {
    status: 400,
    field: 'email',
    text: 'This is not an e-mail address. Check it for typing mistakes.',
  },
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: {
    status: 409,
    field: 'email',
    text: 'There is already an account with this address. Sign in, or use another address.',
  },
} as const satisfies Problems
