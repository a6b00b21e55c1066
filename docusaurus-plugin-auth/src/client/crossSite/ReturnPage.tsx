import Head from '@docusaurus/Head'
import {useHistory} from '@docusaurus/router'
import Layout from '@theme/Layout'
import {useEffect} from 'react'
import {session} from '../session/index.js'
import {arrival} from './arrival.js'

/** The only page that the service hands codes to. It is on the screen for as long as a code is exchanged. */
export default function ReturnPage() {
  const history = useHistory()
  useEffect(() => {
    arrival.then(async (to) => {
      await session.refetch()
      // Inside this document: the pass is in its memory. Replaced: "back" must not lead here.
      history.replace(to)
    })
  }, [history])
  return (
    <Layout>
      <Head>
        <meta name="robots" content="noindex" />
        {/* The address holds a code until the scripts run: nothing that the page loads may tell it on. */}
        <meta name="referrer" content="no-referrer" />
      </Head>
      <main aria-busy="true" style={{minHeight: '60vh'}} />
    </Layout>
  )
}
