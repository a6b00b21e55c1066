import type {Problems} from '../../http/problems'

/** What readers are told about passwords. The reason is always given: guessing at a rule teaches nobody. */
export const passwordProblems = {
  PASSWORD_REQUIRED: {status: 400, field: 'password', text: 'Type your password.'},
  PASSWORD_TOO_SHORT: {
    status: 400,
    field: 'password',
    text: 'This password is too short. Use at least 8 characters; 15 or more are better.',
  },
  PASSWORD_TOO_LONG: {
    status: 400,
    field: 'password',
    text: 'This password is too long. Use at most 128 characters.',
  },
  PASSWORD_INVALID: {
    status: 400,
    field: 'password',
    text: 'This password holds characters that no keyboard types. Choose another one.',
  },
  PASSWORD_COMMON: {
    status: 400,
    field: 'password',
    text: 'This password is on the list of the most used ones, which attackers try first. Choose another one.',
  },
  PASSWORD_PERSONAL: {
    status: 400,
    field: 'password',
    text: 'This password is your name or your address, which others know. Choose another one.',
  },
  PASSWORD_SITE: {
    status: 400,
    field: 'password',
    text: 'This password is the name of this site, which attackers try first. Choose another one.',
  },
  INVALID_EMAIL_OR_PASSWORD: {
    status: 401,
    field: 'form',
    text: 'Address or password is wrong. Check both and try again.',
  },
  INVALID_PASSWORD: {
    status: 400,
    field: 'currentPassword',
    text: 'This is not your current password. Type it again.',
  },
} as const satisfies Problems
