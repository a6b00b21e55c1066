import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {Slow} from './Slow.js'

/** Quiet lines where the text will be: a page opens faster than a spinner can be understood. */
export function Opening(): ReactNode {
  return (
    <div className="auth-opening" aria-busy="true">
      <span className="auth-opening__text">
        {translate({
          id: 'auth.gate.opening',
          message: 'Opening the page…',
          description: 'Told to screen readers while a protected page is loaded',
        })}
      </span>
      <Slow />
      <span className="auth-opening__line" />
      <span className="auth-opening__line" />
      <span className="auth-opening__line" />
    </div>
  )
}
