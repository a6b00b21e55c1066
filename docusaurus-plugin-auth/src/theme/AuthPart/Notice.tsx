import type {ReactNode} from 'react'

interface Props {
  /** Left out where the way on says it all. */
  text?: string
  /** The way on. */
  action?: ReactNode
}

/** A lock, one sentence, and the way on: a slim card between paragraphs, a chip within a sentence. */
export function Notice({text, action}: Props): ReactNode {
  return (
    <span className="auth-part__notice">
      <svg className="auth-part__icon" viewBox="0 0 24 24" aria-hidden="true">
        <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
        <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
      </svg>
      <span className="auth-part__text">
        {text}
        {text && action && ' '}
        {action}
      </span>
    </span>
  )
}
