import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'

/** What readers cannot put right themselves, in words that they can pass on. */
export function Tell({children}: {children: ReactNode}): ReactNode {
  return (
    <p className="auth-gate__tell">
      <strong>
        {translate({
          id: 'auth.gate.tell',
          message: 'Please tell the people who run this site:',
          description: 'Stands before a technical sentence that the reader passes on',
        })}
      </strong>{' '}
      {children}
    </p>
  )
}
