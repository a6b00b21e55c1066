import type {Problems} from './problems'

/** What is said about a request that is not understood, not allowed or not answerable, whatever it was for. */
export const httpProblems = {
  BAD_REQUEST: {status: 400, text: 'The request is not complete or not well-formed. Check its parameters.'},
  INVALID_JSON: {status: 400, text: 'The body is not JSON. Send one JSON object.'},
  INVALID_BODY: {
    status: 400,
    text: 'The body does not have the expected fields. Check their names and types.',
  },
  UNKNOWN_FIELD: {status: 400, text: 'The body holds a field that is not expected here. Leave it out.'},
  DUPLICATE_SESSION_COOKIE: {
    status: 400,
    field: 'form',
    text: 'Your browser sent two session cookies. Delete the cookies of this site and sign in again.',
  },
  UNAUTHORIZED: {status: 401, field: 'form', text: 'You are not signed in. Sign in and try again.'},
  FORBIDDEN: {status: 403, text: 'This is not allowed.'},
  INVALID_ORIGIN: {
    status: 403,
    text: 'This site may not use the service. Its operator has to add it to BETTER_AUTH_TRUSTED_ORIGINS.',
  },
  MISSING_OR_NULL_ORIGIN: {
    status: 403,
    text: 'The browser did not say which site is asking. Reload the page.',
  },
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: {
    status: 403,
    text: 'This form was sent by another site. Open the sign-in page and sign in there.',
  },
  NOT_FOUND: {status: 404, text: 'There is nothing here. Check the address.'},
  METHOD_NOT_ALLOWED: {status: 405, text: 'This address does not take this method. See the Allow header.'},
  PAYLOAD_TOO_LARGE: {status: 413, text: 'The request is too large. Send at most 16 kB.'},
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    text: 'Only JSON is understood. Send content-type: application/json.',
  },
  // One body for everything that is our fault: which part failed is written in the log and nobody else's business.
  SERVER_ERROR: {
    status: 500,
    field: 'form',
    text: 'Something went wrong on our side. Wait a moment and try again.',
  },
} as const satisfies Problems
