import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import clsx from 'clsx'
import type {ReactNode} from 'react'
import styles from './Hero.module.css'
import {OneSession} from './OneSession'

export function Hero(): ReactNode {
  return (
    <header className={styles.hero}>
      <div className={clsx('container', styles.grid)}>
        <div>
          <Heading as="h1" className={styles.title}>
            Your docs know who is reading
          </Heading>
          <p className={styles.lead}>
            A Docusaurus plugin and a sign-in service that share one session with your backend. Pages for
            members are encrypted in the build, and your site stays a folder of static files.
          </p>
          <div className={styles.actions}>
            <Link className="button button--primary button--lg" to="/docs/quick-start">
              Quick start
            </Link>
            <Link className={clsx('button button--lg', styles.quiet)} to="/docs/add-to-your-site">
              Add it to your site
            </Link>
          </div>
        </div>
        <OneSession />
      </div>
    </header>
  )
}
