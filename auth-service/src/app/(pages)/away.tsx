import {Frame} from '../../ui/frame'
import {docsHome} from './callback'

/** Instead of a page that needs to know who is asking, while the database is away. */
export function Away() {
  const docs = docsHome()
  return (
    <Frame brand={docs.host}>
      <title>{`One moment · ${docs.host}`}</title>
      <div className="opening">
        <h1>We cannot look up your account just now</h1>
        <p className="lead">
          You have not been signed out. Wait a moment, then try again; the docs stay open.
        </p>
      </div>
      <p className="actions">
        {/* biome-ignore lint/a11y/useValidAnchor: the empty address is this page, query and all. */}
        <a className="button" href="">
          Try again
        </a>
        <a className="button quiet" href={docs.href}>
          Read the docs
        </a>
      </p>
    </Frame>
  )
}
