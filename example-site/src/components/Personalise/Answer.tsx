import {SignInButton} from 'docusaurus-plugin-auth/client'
import type {ReactNode} from 'react'
import styles from './styles.module.css'
import type {State} from './usePersonalise'

/** What the reader sees for each way in which asking can stand or end. */
export function Answer({state, onRetry}: {state: State; onRetry: () => void}): ReactNode {
  switch (state.kind) {
    case 'idle':
      return (
        <p className={styles.small}>Your name and your choice go to the example API, and nowhere else.</p>
      )
    case 'asking':
      return <div className={styles.waiting} />
    case 'advice':
      return (
        <div className={styles.advice}>
          <p>{state.advice.greeting}</p>
          <ol>
            {state.advice.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </div>
      )
    case 'signed-out':
      return (
        <div role="alert">
          <p>Your session has ended, so the API does not know you any more.</p>
          <SignInButton className="button button--primary">Sign in again</SignInButton>
        </div>
      )
    case 'away':
      return (
        <div role="alert">
          <p>Nobody answered. You are still signed in; it is the API or the line to it.</p>
          <Retry onRetry={onRetry} />
        </div>
      )
    case 'refused':
      return (
        <div role="alert">
          <p>The API did not accept the question ({state.status}). Change it, or try again.</p>
          <Retry onRetry={onRetry} />
        </div>
      )
  }
}

function Retry({onRetry}: {onRetry: () => void}): ReactNode {
  return (
    <button type="button" className="button button--secondary" onClick={onRetry}>
      Try again
    </button>
  )
}
