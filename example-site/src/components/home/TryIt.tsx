import Link from '@docusaurus/Link'
import Heading from '@theme/Heading'
import type {ReactNode} from 'react'
import styles from './Sections.module.css'

const doors = [
  {
    to: '/members',
    title: 'The members’ page',
    text: 'Written in React, for everybody who is signed in. Open it as a visitor first.',
    who: 'signed in',
  },
  {
    to: '/docs/learn/inside-a-sealed-page',
    title: 'A lesson that opens itself',
    text: 'Sealed, with its picture and its attachment. It shows you how to take it apart by hand.',
    who: 'signed in',
  },
  {
    to: '/docs/staff/on-call',
    title: 'A page for staff',
    text: 'Signed in is not enough here. See how it says so, without sending you round in circles.',
    who: 'role staff',
  },
  {
    to: '/docs/learn/first-protected-page?lesson=personalise',
    title: 'A lesson that knows you',
    text: 'A public page whose last tab asks an API about you, and shows what only you may see.',
    who: 'public',
  },
]

/** Doors of this very site, for each kind of access. */
export function TryIt(): ReactNode {
  return (
    <section className={styles.tinted}>
      <div className="container">
        <Heading as="h2">Four doors, here on this site</Heading>
        <ul className={styles.doors}>
          {doors.map((door) => (
            <li key={door.to}>
              <Link className={styles.door} to={door.to}>
                <span className={styles.who}>{door.who}</span>
                <strong>{door.title}</strong>
                <span>{door.text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
