import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type {ReactNode} from 'react'
import styles from './Sections.module.css'

/** What the product does not do yet stands on the front page, not in a footnote. */
export function Honest(): ReactNode {
  return (
    <section className={styles.section}>
      <div className={`container ${styles.narrow}`}>
        <Heading as="h2">What it does not do yet</Heading>
        <p>
          The text of a protected page is in no HTML file, no feed and no search index of the build. It still
          lies in one JavaScript file, unencrypted, and somebody who looks for that file can read it.
          Encryption is the next step. Until then, protect what is not for everybody, and keep what must not
          become known behind your API.
        </p>
        <Link to="/docs/concepts/what-is-protected">What is protected, and what is not</Link>
      </div>
    </section>
  )
}
