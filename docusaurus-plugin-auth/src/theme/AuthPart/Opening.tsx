import {translate} from '@docusaurus/Translate'
import type {Props} from '@theme/AuthPart'
import type {ReactNode} from 'react'

/** Quiet lines where the text will be, as many as a short paragraph has; within a sentence, a short one. */
export function Opening({kind}: Props): ReactNode {
  return (
    <span className="auth-part__opening" aria-busy="true">
      <span className="auth-opening__text">
        {translate({
          id: 'auth.part.opening',
          message: 'Opening this part…',
          description: 'Told to screen readers while a sealed part of a page is loaded',
        })}
      </span>
      {(kind === 'inline' ? [1] : [1, 2]).map((line) => (
        <span key={line} className="auth-opening__line" />
      ))}
    </span>
  )
}
