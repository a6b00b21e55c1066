import type {ReactNode} from 'react'
import {Show} from './Show.js'
import {UserMenu, type UserMenuProps} from './UserMenu.js'

export type {UserMenuProps as UserButtonProps}

/** Picture, name and a menu with "Account", the author's links and "Sign out"; nothing for visitors. */
export function UserButton(props: UserMenuProps): ReactNode {
  return (
    <Show when="signed-in">
      <UserMenu {...props} />
    </Show>
  )
}
