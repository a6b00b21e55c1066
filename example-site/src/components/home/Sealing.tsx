import Link from '@docusaurus/Link'
import CodeBlock from '@theme/CodeBlock'
import Heading from '@theme/Heading'
import type {ReactNode} from 'react'
import styles from './Sealing.module.css'

const page = `---
access: signed-in
---

# Roadmap

In spring we move to the new importer.`

const search = `$ npx docusaurus build
$ grep -r "new importer" build
$ npx docusaurus auth:audit
No text of a protected page was found.`

// A true one: the sentence above, sealed with a secret that nobody kept.
const file = `00000000: 4450 4131 4017 3fb1 0767 4df0 8d5a 84e3
00000010: 374f d400 d7bd 7e0a 1644 f672 9deb 5048
00000020: 6af7 cac4 b5d8 3b99 c7d6 13b4 0085 9007
00000030: ad23 e560 68ae 3411 44e6 a77f 7f7c 1e4b`

/** What sets this plugin apart, shown rather than claimed: a page, a search of its build, and the file in which it lies. */
export function Sealing(): ReactNode {
  return (
    <section className={styles.sealing}>
      <div className="container">
        <div className={styles.words}>
          <Heading as="h2">Protected pages are not in the build</Heading>
          <p>
            A login form in front of static files hides text on the screen. The text itself lies in scripts,
            feeds and the search index, for everybody. Here it is encrypted before anything is written, on any
            static host. The sign-in service hands the key to readers who may read, and only while they may.
          </p>
        </div>
        <ol className={styles.steps}>
          <li>
            <p className={styles.step}>You write one line.</p>
            <CodeBlock language="md" title="docs/roadmap.md">
              {page}
            </CodeBlock>
          </li>
          <li>
            <p className={styles.step}>Visitors find nothing.</p>
            <CodeBlock language="bash" title="your build">
              {search}
            </CodeBlock>
            <CodeBlock language="text" title="assets/js/sealed-5c1fe27a.….sealed">
              {file}
            </CodeBlock>
          </li>
          <li>
            <p className={styles.step}>Readers notice nothing but speed.</p>
            <p className={styles.note}>
              One request brings session and keys. The page is opened before Docusaurus has started, with its
              table of contents, tabs, pictures and anchors. From then on, protected pages open like public
              ones.
            </p>
            <ul className={styles.ways}>
              <li>
                <Link to="/docs/protect-a-page">whole pages and folders</Link>: docs, blog, MDX, React
              </li>
              <li>
                <Link to="/docs/protect/parts-of-a-page">a part of a public page</Link>:{' '}
                <code>{'<Sealed>'}</code>
              </li>
              <li>pictures, attachments, versions and translations</li>
              <li>
                <Link to="/docs/protect/check-the-build">an audit</Link> that reads every byte of your build
              </li>
            </ul>
          </li>
        </ol>
      </div>
    </section>
  )
}
