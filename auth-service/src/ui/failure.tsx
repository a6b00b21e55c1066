import {Frame} from './frame'

/** Said when a page could not be made. A plain link reloads it, so that trying again works without JavaScript. */
export function Failure() {
  return (
    <Frame>
      <title>Something went wrong</title>
      <div className="opening">
        <h1>This page could not be shown</h1>
        <p className="lead">
          Something went wrong on our side. Nothing you did is lost: wait a moment, then try again.
        </p>
      </div>
      <p className="actions">
        {/* biome-ignore lint/a11y/useValidAnchor: the empty address is this page, query and all. */}
        <a className="button" href="">
          Try again
        </a>
        <a className="button quiet" href="/">
          Start page
        </a>
      </p>
    </Frame>
  )
}
