import {type KeyboardEvent, type ReactNode, useCallback, useId, useRef, useState} from 'react'
import type {AccountLink} from '../../options/accountLinks.js'
import {useMenuCode} from '../menu/onDemand.js'
import {useSessionSource} from '../react/context.js'
import {useUser} from '../react/useSession.js'
import {Avatar, Name} from './Avatar.js'

export interface UserMenuProps {
  /** Classes of the button that opens the menu. */
  className?: string
  /** Which side of the menu lines up with the button, in reading direction. */
  align?: 'start' | 'end'
  /** Entries between "Account" and "Sign out", instead of those in the plugin's option `accountLinks`. */
  links?: readonly AccountLink[]
  /** Called after a sign-out that worked, unless the page is being reloaded. */
  onSignedOut?: () => void
}

/** `UserButton` for places that hide it from visitors by themselves, such as the navbar. */
export function UserMenu({className = '', align = 'start', links, onSignedOut}: UserMenuProps): ReactNode {
  const user = useUser()
  const {options} = useSessionSource()
  const root = useRef<HTMLDivElement>(null)
  // Which of its entries gets the focus.
  const [wanted, setWanted] = useState<'first' | 'last' | null>(null)
  const [code, load] = useMenuCode()
  const id = useId()
  const isWanted = useRef(false)
  isWanted.current = wanted !== null
  const close = useCallback(() => setWanted(null), [])
  const isOpen = Boolean(wanted && code)

  function openAt(end: 'first' | 'last') {
    setWanted(end)
    // There one can do whatever the menu offers. Not for readers who have gone on to something else by then.
    load().catch(() => isWanted.current && location.assign(options.accountUrl))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    openAt(event.key === 'ArrowDown' ? 'first' : 'last')
  }

  const loadAhead = () => load().catch(() => {})
  return (
    <div
      ref={root}
      className={`dropdown ${align === 'end' ? 'dropdown--right' : ''} ${isOpen ? 'dropdown--show' : ''}`}
    >
      <button
        type="button"
        className={`auth-plain auth-user ${className}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onPointerEnter={loadAhead}
        onFocus={loadAhead}
        onClick={() => (wanted ? close() : openAt('first'))}
        onKeyDown={onKeyDown}
        // Whoever went on to something else must not be called back when the menu arrives at last.
        onBlur={code ? undefined : close}
      >
        <Avatar user={user} />
        <Name user={user} />
      </button>
      {wanted && code && (
        <code.Menu
          id={id}
          root={root}
          focus={wanted}
          links={links ?? options.accountLinks}
          onClose={close}
          onSignedOut={onSignedOut}
        />
      )}
    </div>
  )
}
