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
        <main className="stage">{children}</main>
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
      <div className="sheets">
        <div className="sheet">
          <p className="running">{place.host + place.path}</p>
          <span className="ribbon" />
          <svg viewBox="0 0 320 410" aria-hidden="true" focusable="false">
            <path className="title" d="M10 10h180" />
            <path d="M6 52h308M6 74h286M6 96h300M6 118h170M6 158h296M6 202h308M6 224h278M6 246h130M6 286h304M6 308h284M6 330h262M6 370h296M6 392h188" />
            <path className="halo" d="M6 180h250" />
            <path className="here" d="M6 180h250" />
          </svg>
        </div>
      </div>
    </div>
  )
}
