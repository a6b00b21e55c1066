export type {Access} from '../access/access.js'
export type {AccountLink} from '../options/accountLinks.js'
export {RedirectToSignIn} from './components/RedirectToSignIn.js'
export {Sealed, type SealedProps} from './components/Sealed.js'
export {
  Protect,
  type ProtectProps,
  Show,
  type ShowProps,
  SignedIn,
  type SignedInProps,
  SignedOut,
  type SignedOutProps,
  type When,
} from './components/Show.js'
export {SignInButton, type SignInButtonProps} from './components/SignInButton.js'
export {SignOutButton, type SignOutButtonProps} from './components/SignOutButton.js'
export {UserButton, type UserButtonProps} from './components/UserButton.js'
export {type AuthRequired, withAuthRequired} from './components/withAuthRequired.js'
export {type UseAuth, useAuth} from './react/useAuth.js'
export {type UseSession, useSession, useUser} from './react/useSession.js'
export {
  type Session,
  SessionError,
  type SessionErrorCode,
  type SessionState,
  type User,
} from './session/state.js'
export {type AuthFetch, authFetch} from './tokens/authFetch.js'
export {TokenError, type TokenErrorCode} from './tokens/TokenError.js'
