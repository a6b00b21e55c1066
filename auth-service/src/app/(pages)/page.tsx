import {Frame} from '../../ui/frame'
import {Notice} from '../../ui/notice'
import {Away} from './away'
import {carrying, docsHome, type Query} from './callback'
import {visitor} from './visitor'

const farewells = new Map([
  ['here', 'You are signed out.'],
  ['everywhere', 'You are signed out here and on all your other devices.'],
])

/** What this service is; for readers who are signed in, who they are and where to go. */
export default async function HomePage({searchParams}: {searchParams: Query}) {
  const [reader, query] = await Promise.all([visitor(), searchParams])
  if (reader.is === 'unknown') return <Away />
  const user = reader.is === 'signed-in' ? reader.user : undefined
  const docs = docsHome()
  const farewell = user ? undefined : farewells.get(String(query['signed-out']))

  return (
    <Frame brand={docs.host} art={docs}>
      <title>{`Your account for ${docs.host}`}</title>
      {farewell && (
        <Notice kind="done" focus>
          <p>{farewell}</p>
        </Notice>
      )}
      <div className="opening">
        <h1>{user ? `Hello, ${user.name}` : `One account for ${docs.host}`}</h1>
        <p className="lead">
          {user
            ? `You are signed in as ${user.email}. The docs and their tools know you; no other step is needed.`
            : 'Sign in once, and the docs and their tools know you: members’ pages open and lessons adapt to you.'}
        </p>
      </div>
      {user ? (
        <p className="actions">
          <a className="button" href={docs.href}>
            Go to the docs
          </a>
          <a className="button quiet" href="/account">
            Your account
          </a>
        </p>
      ) : (
        <>
          <p className="actions">
            <a className="button" href={carrying('/signin', docs.href)}>
              Sign in
            </a>
            <a className="button quiet" href={carrying('/signup', docs.href)}>
              Create an account
            </a>
          </p>
          <p className="soft">
            Most pages need no account: <a href={docs.href}>read the docs</a>
          </p>
        </>
      )}
    </Frame>
  )
}
