import Link from '@docusaurus/Link'
import CodeBlock from '@theme/CodeBlock'
import Heading from '@theme/Heading'
import type {ReactNode} from 'react'
import styles from './Sections.module.css'

const config = `plugins: [
  ['docusaurus-plugin-auth', {
    authUrl: 'https://auth.example.com',
    rules: [{files: ['docs/members/**'], access: 'signed-in'}],
  }],
]`

const route = `@app.get("/me")
async def me(reader: CurrentReader):
    return {"name": reader.name}`

/** The whole use of both products, as the code that a site author and a backend developer write. */
export function HowItWorks(): ReactNode {
  return (
    <section className={styles.section}>
      <div className="container">
        <div className={styles.pair}>
          <div>
            <Heading as="h2">One entry in the site</Heading>
            <p>
              The navbar gets its <em>Sign in</em>, right from the first frame. A folder becomes a folder for
              members, sealed at the next build. A visitor who opens one of its pages signs in and lands on
              that very page. Nothing is swizzled, nothing is copied.
            </p>
            <p>A visitor who never signs in causes no request to the service. Not one.</p>
            <Link to="/docs/protect-a-page">Protect a page</Link>
          </div>
          <CodeBlock language="ts" title="docusaurus.config.ts">
            {config}
          </CodeBlock>
        </div>
        <div className={styles.pair}>
          <div>
            <Heading as="h2">One type in the backend</Heading>
            <p>
              A route asks for the reader and gets one, or the caller gets a 401. Tokens live five minutes and
              are verified offline; where that is too long, the same line checks the live session.
            </p>
            <Link to="/docs/backend/fastapi">Use it from FastAPI</Link>
          </div>
          <CodeBlock language="python" title="main.py">
            {route}
          </CodeBlock>
        </div>
      </div>
    </section>
  )
}
