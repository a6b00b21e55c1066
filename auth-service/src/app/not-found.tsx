import {connection} from 'next/server'
import {Frame} from '../ui/frame'
import {docsHome} from './(pages)/callback'

export default async function NotFound() {
  await connection() // else this page is made at build time, with the address of the docs on the build machine
  const docs = docsHome()
  return (
    <Frame brand={docs.host}>
      <title>Page not found</title>
      <div className="opening">
        <h1>There is no page at this address</h1>
        <p className="lead">Check the address for a typing mistake, or go on from one of these.</p>
      </div>
      <p className="actions">
        <a className="button" href={docs.href}>
          Go to {docs.host}
        </a>
        <a className="button quiet" href="/">
          Your account
        </a>
      </p>
    </Frame>
  )
}
