import {translate} from '@docusaurus/Translate'
import {type ReactNode, useId} from 'react'
import {useSessionSource} from '../react/context.js'
import {useUser} from '../react/hooks.js'
import {useSignOut} from '../react/useSignOut.js'
import {Avatar, Name} from './Avatar.js'
import {Show} from './Show.js'
import {SignOutFailed, signOutText} from './SignOutButton.js'
import {useMenu} from './useMenu.js'

export interface UserMenuProps {
  /** Classes of the button that opens the menu. */
  className?: string
  /** Which side of the menu lines up with the button, in reading direction. */
  align?: 'start' | 'end'
  /** Called after a sign-out that worked, unless the page is being reloaded. */
  onSignedOut?: () => void
}

/** Picture, name and a menu with "Account" and "Sign out"; nothing for visitors. */
export function UserButton(props: UserMenuProps): ReactNode {
  return (
    <Show when="signed-in">
      <UserMenu {...props} />
    </Show>
  )
}

/** The same for places that hide it from visitors by themselves, such as the navbar. */
export function UserMenu({className = '', align = 'start', onSignedOut}: UserMenuProps): ReactNode {
  const user = useUser()
  const {options} = useSessionSource()
  const {open, close, root, buttonProps, menuProps} = useMenu()
  const {phase, signOut} = useSignOut()
  const id = useId()

  async function onSignOut() {
    if (!(await signOut())) return
    close()
    onSignedOut?.()
  }

  return (
    <div
      ref={root}
      className={`dropdown ${align === 'end' ? 'dropdown--right' : ''} ${open ? 'dropdown--show' : ''}`}
    >
      <button
        type="button"
        className={`auth-plain auth-user ${className}`}
        aria-controls={open ? id : undefined}
        {...buttonProps}
      >
        <Avatar user={user} />
        <Name user={user} />
      </button>
      {open && (
        <div className="dropdown__menu auth-menu">
          {user && (
            <div className="auth-menu__reader">
              <bdi>{user.name}</bdi>
              <bdi>{user.email}</bdi>
            </div>
          )}
          <div role="menu" id={id} aria-label={menuLabel()} {...menuProps}>
            <a role="menuitem" tabIndex={-1} className="dropdown__link" href={options.accountUrl}>
              {accountText()}
            </a>
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
        </div>
      )}
    </div>
  )
}

export function accountText(): string {
  return translate({id: 'auth.account', message: 'Account', description: 'The link to the account page'})
}

function menuLabel(): string {
  return translate({
    id: 'auth.menu.label',
    message: 'Your account',
    description: 'What screen readers call the menu behind the name',
  })
}
