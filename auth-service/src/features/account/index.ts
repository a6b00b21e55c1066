import {submit} from './submit'

export {type CurrentSession, currentSession} from './current'

// What the pages of this service can do for a reader. Each goes through the same door as the HTTP API, with the same
// limits, checks and answers, and sets or clears the cookies of the answer. Call them from server actions only: a page
// that is being rendered can not set cookies.

/** Opens a session in this browser; one that was open before ends. */
export const signInWithPassword = (form: {email: string; password: string}) => submit('/sign-in/email', form)

/** Creates an account and opens a session in this browser. */
export const signUpWithPassword = (form: {name: string; email: string; password: string}) =>
  submit('/sign-up/email', form)

export const changeName = (form: {name: string}) => submit('/update-user', form)

/** Changes the password and signs out every other browser. */
export const changePassword = (form: {currentPassword: string; newPassword: string}) =>
  submit('/change-password', form)

/** Ends the session of this browser. Signed out already is a success. */
export const signOut = () => submit('/sign-out', {})

/** Ends every session of the account, this one included. */
export const signOutEverywhere = () => submit('/revoke-sessions', {})
