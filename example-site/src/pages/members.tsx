import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import {useSession, useUser} from 'docusaurus-plugin-auth/client'
import type {ReactNode} from 'react'
import styles from './members.module.css'

/**
 * A protected page written in React. Nothing here checks who is reading: the rule in docusaurus.config.ts does,
 * so the page may take for granted that somebody is signed in.
 */
export default function Members(): ReactNode {
  const user = useUser()
  const session = useSession().data?.session
  return (
    <Layout title="Members" description="For readers who are signed in.">
      <main className={`container ${styles.page}`}>
        <Heading as="h1">Welcome, {user?.name}</Heading>
        <p className={styles.lead}>
          This page is for members, and you are one. Here is what this site knows about you.
        </p>
        <dl className={styles.facts}>
          <dt>Name</dt>
          <dd>{user?.name}</dd>
          <dt>Address</dt>
          <dd>{user?.email}</dd>
          <dt>Roles</dt>
          <dd>{user?.roles.join(', ') || 'none'}</dd>
          <dt>Signed in until</dt>
          <dd>
            {session &&
              new Date(session.expiresAt).toLocaleString(undefined, {dateStyle: 'long', timeStyle: 'short'})}
          </dd>
        </dl>
        <Heading as="h2" id="for-you-to-read">
          For you to read
        </Heading>
        <ul>
          <li>
            <Link to="/docs/learn/inside-a-sealed-page">Inside a sealed page</Link>: take one apart, by hand
          </li>
          <li>
            <Link to="/docs/members/field-notes">Field notes</Link>: what operators learn the hard way
          </li>
          <li>
            <Link to="/docs/members/before-you-go-live">Before you go live</Link>: a list to tick off
          </li>
          <li>
            <Link to="/docs/members/when-the-service-is-away">When the service is away</Link>: the first ten
            minutes
          </li>
          <li>
            <Link to="/blog/five-complaints">Five complaints</Link>, and where to look first
          </li>
        </ul>
      </main>
    </Layout>
  )
}
