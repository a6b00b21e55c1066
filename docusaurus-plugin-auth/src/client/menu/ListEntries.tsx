import type {ReactNode} from 'react'
import {PUBLIC, SIGNED_IN} from '../../access/access.js'
import {admits} from '../access.js'
import {AuthorLink} from '../components/AuthorLink.js'
import {Avatar, Name} from '../components/Avatar.js'
import {SignOutFailed, signOutText} from '../components/SignOutButton.js'
import {useSessionSource} from '../react/context.js'
import {useSession} from '../react/useSession.js'
import {useSignOut} from '../react/useSignOut.js'
import {useSearch} from '../search/onDemand.js'
import {SearchFailed} from '../search/SearchFailed.js'
import {accountText, searchText} from './texts.js'

interface Props {
  itemClass: string
  linkClass: string
  activeClass: string
  /** Closes the drawer. */
  onClick: (() => void) | undefined
}

/** What the menu holds, for a list that is open already; without the links for everybody, which stand there before. */
export function ListEntries({itemClass, linkClass, activeClass, onClick}: Props): ReactNode {
  const {data} = useSession()
  const {options} = useSessionSource()
  const {phase, signOut} = useSignOut()
  const search = useSearch(onClick)

  async function onSignOut() {
    if (await signOut()) onClick?.()
  }

  return (
    <>
      <li className={itemClass} data-auth-when="in">
        <a className={`${linkClass} auth-list-reader`} href={options.accountUrl}>
          <Avatar user={data?.user ?? null} />
          <Name user={data?.user ?? null} />
          <span className="auth-list-reader__account">{accountText()}</span>
        </a>
      </li>
      {search && (
        <li className={itemClass} data-auth-when="in">
          <button type="button" className={`auth-plain auth-list-button ${linkClass}`} onClick={search.open}>
            {searchText()}
          </button>
          {search.hasFailed && <SearchFailed />}
        </li>
      )}
      {options.accountLinks
        .filter(({access = SIGNED_IN}) => access !== PUBLIC && admits(access, data))
        .map((link) => (
          <li key={link.to ?? link.href} className={itemClass}>
            <AuthorLink link={link} className={linkClass} activeClassName={activeClass} onClick={onClick} />
          </li>
        ))}
      <li className={itemClass} data-auth-when="in">
        <button
          type="button"
          className={`auth-plain auth-list-button ${linkClass}`}
          aria-disabled={phase === 'busy'}
          onClick={onSignOut}
        >
          {signOutText()}
        </button>
        {phase === 'failed' && <SignOutFailed />}
      </li>
    </>
  )
}
