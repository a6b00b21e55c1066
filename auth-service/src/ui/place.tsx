import type {Destination} from './destination'
import {BookmarkIcon} from './icons'

/** Names the page the reader goes back to. `bdi` keeps a right-to-left path from reordering the words around it. */
export function Place({of: {host, path}}: {of: Destination}) {
  return (
    <p className="slip">
      <BookmarkIcon />
      <span>
        We take you back to <strong>{host}</strong>
      </span>
      {path && <bdi title={path}>{path}</bdi>}
    </p>
  )
}
