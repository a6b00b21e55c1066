import {Show, useUser} from 'docusaurus-plugin-auth/client'
import type {ReactNode} from 'react'
import styles from './OneSession.module.css'

/**
 * The picture of the home page: three hosts and what each knows about whoever is looking.
 * It is the real session of this very reader, so a visitor sees a visitor's picture.
 */
export function OneSession(): ReactNode {
  return (
    <figure className={styles.figure}>
      <ol className={styles.hosts}>
        <Host name="docs.example.com" does="this site">
          <Show when="signed-in" fallback="Hello, visitor">
            Hello, <Name />
          </Show>
        </Host>
        <Host name="auth.example.com" does="the sign-in service">
          <Show when="signed-in" fallback="no session">
            one session, seven days
          </Show>
        </Host>
        <Host name="api.example.com" does="your backend">
          <code>
            <Show when="signed-in" fallback="401 Unauthorized">
              {'{"name": "'}
              <Name />
              {'"}'}
            </Show>
          </code>
        </Host>
      </ol>
      <figcaption className={styles.caption}>
        <Show
          when="signed-in"
          fallback="What the three know about you now: nothing, and nobody was asked. Sign in, and look again."
        >
          What the three know about you now. Sign out in any of them, and look again.
        </Show>
      </figcaption>
    </figure>
  )
}

/** Empty until the session is known; the style sheet then paints the name from the hint, as the navbar does. */
function Name(): ReactNode {
  return <bdi className={styles.reader}>{useUser()?.name}</bdi>
}

function Host({name, does, children}: {name: string; does: string; children: ReactNode}): ReactNode {
  return (
    <li className={styles.host}>
      <Show when="signed-in">
        <span className={styles.ribbon} aria-hidden="true" />
      </Show>
      <span className={styles.name}>{name}</span>
      <span className={styles.does}>{does}</span>
      <span className={styles.knows}>{children}</span>
    </li>
  )
}
