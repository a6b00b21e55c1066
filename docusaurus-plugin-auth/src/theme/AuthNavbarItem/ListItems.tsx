import type {ReactNode} from 'react'
import {Avatar, Name} from '../../client/components/Avatar.js'
import {SignInButton} from '../../client/components/SignInButton.js'
import {SignOutFailed, signOutText} from '../../client/components/SignOutButton.js'
import {accountText} from '../../client/components/UserButton.js'
import {useSessionSource} from '../../client/react/context.js'
import {useUser} from '../../client/react/hooks.js'
import {useSignOut} from '../../client/react/useSignOut.js'

interface Props {
  itemClass?: string
  linkClass: string
  className?: string
  /** Closes the drawer. */
  onClick?: () => void
}

/** The same as entries of a list that is open already: no menu within a menu. */
export function ListItems({itemClass = '', linkClass, className = '', onClick}: Props): ReactNode {
  const user = useUser()
  const {options} = useSessionSource()
  const {phase, signOut} = useSignOut()
  const link = `${linkClass} ${className}`

  async function onSignOut() {
    if (await signOut()) onClick?.()
  }

  return (
    <>
      <li className={itemClass} data-auth-when="out">
        <SignInButton className={link} />
      </li>
      <li className={itemClass} data-auth-when="in">
        <a className={`${link} auth-list-reader`} href={options.accountUrl}>
          <Avatar user={user} />
          <Name user={user} />
          <span className="auth-list-reader__account">{accountText()}</span>
        </a>
      </li>
      <li className={itemClass} data-auth-when="in">
        <button
          type="button"
          className={`auth-plain auth-list-button ${link}`}
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
