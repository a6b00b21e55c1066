import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type {ReactNode} from 'react'
import styles from './Sections.module.css'

/** What the product cannot do stands on the front page, not in a footnote. */
export function Honest(): ReactNode {
  return (
    <section className={styles.section}>
      <div className={`container ${styles.narrow}`}>
        <Heading as="h2">What it cannot do</Heading>
        <p>
          Ciphertext is public, and as safe as the secret behind it. Whoever may read a page may copy it.
          Taking a role away counts at the next request for a key, and is complete with a new epoch. A page’s
          address and title, style sheets and everything in <code>static/</code> stay public; titles can be
          hidden too.
        </p>
        <Link to="/docs/concepts/what-is-protected">What sealing promises, and what it does not</Link>
      </div>
    </section>
  )
}
