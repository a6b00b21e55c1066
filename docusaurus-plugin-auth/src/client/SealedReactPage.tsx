import {translate} from '@docusaurus/Translate'
import Layout from '@theme/Layout'
import type {ReactNode} from 'react'
import {SealedContent, type SealedContentProps} from './SealedContent.js'

/** The stub of a page in React. Its title is part of its code, which nobody has seen yet: so it bears another. */
export function SealedReactPage({access}: SealedContentProps): ReactNode {
  const title = translate({
    id: 'auth.hidden.title',
    message: 'Members only',
    description: 'Title of a protected page, for everybody who may not know its own',
  })
  return (
    <Layout title={title}>
      <main className="container margin-vert--lg">
        <SealedContent access={access} />
      </main>
    </Layout>
  )
}
