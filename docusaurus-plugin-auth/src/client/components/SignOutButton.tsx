import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {useSignOut} from '../react/useSignOut.js'

export interface SignOutButtonProps {
  /** Replaces the classes of the site's secondary button. */
  className?: string
  /** Replaces the text "Sign out". */
  children?: ReactNode
}

/** Signs out here, at the service and in every tab. Says so if it could not. */
export function SignOutButton({
  className = 'button button--secondary auth-font',
  children,
}: SignOutButtonProps): ReactNode {
  const {phase, signOut} = useSignOut()
  return (
    <>
      <button type="button" className={className} aria-disabled={phase === 'busy'} onClick={signOut}>
        {children ?? signOutText()}
      </button>
      {phase === 'failed' && <SignOutFailed />}
    </>
  )
}

export function signOutText(): string {
  return translate({id: 'auth.signOut', message: 'Sign out', description: 'The button that ends the session'})
}

/** Told at once by screen readers: somebody who walks away must know that they are still signed in. */
export function SignOutFailed(): ReactNode {
  return (
    <span className="auth-problem" role="alert">
      {translate({
        id: 'auth.signOut.failed',
        message: 'You are still signed in: the sign-in service does not answer. Please try again.',
        description: 'Shown when signing out did not work',
      })}
    </span>
  )
}
