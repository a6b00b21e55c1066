import type {Props} from '@theme/AuthNavbarItem'
import type {ReactNode} from 'react'
import {DesktopItem} from './DesktopItem.js'
import {ListItems} from './ListItems.js'

/** "Sign in" or the reader's name with a menu: in the bar, in a dropdown of it, and in the drawer. */
export default function AuthNavbarItem({mobile = false, isDropdownItem = false, ...props}: Props): ReactNode {
  if (mobile) return <ListItems list="menu" itemClass="menu__list-item" {...props} />
  if (isDropdownItem) return <ListItems list="dropdown" {...props} />
  return <DesktopItem {...props} />
}
