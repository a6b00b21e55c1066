import type {ReactNode, RefObject} from 'react'
import {SIGNED_IN} from '../../access/access.js'
import type {AccountLink} from '../../options/accountLinks.js'
import {admits} from '../access.js'
import {AuthorLink} from '../components/AuthorLink.js'
import {SignOutFailed, signOutText} from '../components/SignOutButton.js'
import {useSessionSource} from '../react/context.js'
import {useSession} from '../react/useSession.js'
import {useSignOut} from '../react/useSignOut.js'
import {useSearch} from '../search/onDemand.js'
import {SearchFailed} from '../search/SearchFailed.js'
import {accountText, menuLabel, searchText} from './texts.js'
import {type MenuEnd, useMenuKeys} from './useMenuKeys.js'

interface Props {
  id: string
  /** Holds the menu and the button that opened it. */
  root: RefObject<HTMLElement | null>
  /** The entry that gets the focus. */
  focus: MenuEnd
  links: readonly AccountLink[]
  onClose: () => void
  onSignedOut: (() => void) | undefined
}

/** The open menu: who is here, their account, the author's links, "Sign out". */
export function Menu({id, root, focus, links, onClose, onSignedOut}: Props): ReactNode {
  const {data} = useSession()
  const {options} = useSessionSource()
  const {phase, signOut} = useSignOut()
  const {close, onKeyDown} = useMenuKeys(root, focus, onClose)
  const search = useSearch(close)

  async function onSignOut() {
    if (!(await signOut())) return
    close()
    onSignedOut?.()
  }

  return (
    <div className="dropdown__menu auth-menu">
      {data && (
        <div className="auth-menu__reader">
          <bdi>{data.user.name}</bdi>
          <bdi>{data.user.email}</bdi>
        </div>
      )}
      <div role="menu" id={id} aria-label={menuLabel()} onKeyDown={onKeyDown}>
        <a role="menuitem" tabIndex={-1} className="dropdown__link" href={options.accountUrl}>
          {accountText()}
        </a>
        {search && (
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            className="auth-plain dropdown__link"
            onClick={search.open}
          >
            {searchText()}
          </button>
        )}
        {links
          .filter(({access = SIGNED_IN}) => admits(access, data))
          .map((link) => (
            <AuthorLink
              key={link.to ?? link.href}
              link={link}
              role="menuitem"
              tabIndex={-1}
              className="dropdown__link"
              activeClassName="dropdown__link--active"
              // A page of this site takes the place of this one, and the navbar stays.
              onClick={onClose}
            />
          ))}
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="auth-plain dropdown__link"
          aria-disabled={phase === 'busy'}
          onClick={onSignOut}
        >
          {signOutText()}
        </button>
      </div>
      {phase === 'failed' && <SignOutFailed />}
      {search?.hasFailed && <SearchFailed />}
    </div>
  )
}
