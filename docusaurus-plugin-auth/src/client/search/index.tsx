import {createRoot} from 'react-dom/client'
import {session} from '../session/index.js'
import {knownSession} from '../session/state.js'
import {Dialog} from './Dialog.js'
import {addStyles} from './styles.js'

// The root of a chunk of its own: see `onDemand.ts`, which alone may import this file.

let close: (() => void) | undefined

/** Opens the dialog, in a React root of its own: where it was asked for, a menu that closes, is no place for it. */
export function showSearch(onVisit: (url: string) => void): void {
  close?.()
  addStyles()
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  const owner = knownSession(session.read())?.session.id
  // Whoever signs out, in any tab, leaves no results behind on the screen.
  const forget = session.subscribe(() => {
    const known = knownSession(session.read())
    if (known !== undefined && known?.session.id !== owner) close?.()
  })
  close = () => {
    close = undefined
    forget()
    root.unmount()
    place.remove()
  }
  root.render(<Dialog onVisit={onVisit} onClosed={close} />)
}
