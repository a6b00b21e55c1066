import type {ReactNode} from 'react'
import type {Destination} from './destination'
import {Mark} from './icons'

/** The service's own name: the site whose readers it knows. Leads home. */
export function Brand({host}: {host: string}) {
  return (
    <a className="brand" href="/">
      <Mark />
      <span>
        <span className="said">Accounts for </span>
        {host}
      </span>
    </a>
  )
}

/** A page that asks for one thing. With a destination, wide screens show the page that waits for the reader. */
export function Frame({brand, art, foot, children}: FrameProps) {
  return (
    <div className={art ? 'split has-art' : 'split'}>
      <div className="column">
        {brand && (
          <header>
            <Brand host={brand} />
          </header>
        )}
        <main className={art ? 'stage' : 'stage wide'}>{children}</main>
        {foot && <footer className="foot">{foot}</footer>}
      </div>
      {art && <Sheet place={art} />}
    </div>
  )
}

interface FrameProps {
  /** Host of the documentation site; absent where nothing can be known (a failure). */
  brand?: string
  art?: Destination
  foot?: ReactNode
  children: ReactNode
}

/** A drawn page with a bookmark at the reader's place. The words beside the form say the same, so it is not read out. */
function Sheet({place}: {place: Destination}) {
  return (
    <div className="art" aria-hidden="true">
      <div className="sheet">
        <p className="running">{place.host + place.path}</p>
        <span className="ribbon" />
        <div className="bars">
          <i className="title" />
          {LINES.map(([width, kind], line) => (
            <i key={line} className={kind} style={{'--w': `${width}%`} as React.CSSProperties} />
          ))}
        </div>
      </div>
    </div>
  )
}

const LINES: [width: number, kind?: 'here' | 'gap'][] = [
  [100],
  [94],
  [98],
  [57],
  [96, 'gap'],
  [83, 'here'],
  [100],
  [91],
  [44],
  [99, 'gap'],
  [88],
  [36],
]
