import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'

export function NoScript(): ReactNode {
  return (
    <noscript>
      <NeedsScript />
    </noscript>
  )
}

/** Signing in works without JavaScript, and leads straight back to a page that stays closed. */
export function NeedsScript(): ReactNode {
  return (
    <p className="auth-gate__tell">
      {translate({
        id: 'auth.gate.noScript',
        message:
          'JavaScript is switched off. You can sign in, but this page opens with JavaScript only: your browser decrypts it.',
        description: 'Stands on a protected page for readers whose browser runs no JavaScript',
      })}
    </p>
  )
}
