import type {Destination} from './destination'

/** Names the page the reader goes back to. `bdi` keeps a right-to-left path from reordering the sentence around it. */
export function Place({of: {host, path}}: {of: Destination}) {
  return (
    <bdi className="place">
      {host}
      {path}
    </bdi>
  )
}
