import type {ReactNode} from 'react'
import type {Advice} from './request'
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
      return <Advised {...state.advice} />
    case 'unknown-reader':
      return (
        <div role="alert">
          <p>The API does not accept who you are, although you are signed in here. Its log says why.</p>
          <Retry onRetry={onRetry} />
        </div>
      )
    case 'away':
      return (
        <div role="alert">
          <p>Nobody answered. You are still signed in: it is the API, the service, or the line to them.</p>
          <Retry onRetry={onRetry} />
        </div>
      )
    case 'refused':
      return (
        <div role="alert">
          <p>The API did not accept the question. {state.message}</p>
          <Retry onRetry={onRetry} />
        </div>
      )
  }
}

function Advised({greeting, steps, reviews}: Advice): ReactNode {
  return (
    <div className={styles.advice}>
      <p>{greeting}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>Ask yourself again:</p>
      <ul>
        {reviews.map(({in_days, question}) => (
          <li key={question}>
            {in_days === 1 ? 'tomorrow' : `in ${in_days} days`}: {question}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Retry({onRetry}: {onRetry: () => void}): ReactNode {
  return (
    <button type="button" className="button button--secondary" onClick={onRetry}>
      Try again
    </button>
  )
}
