import type {ReactNode} from 'react'
import {AuthorLink, publicLinks} from '../../client/components/AuthorLink.js'
import {SignInButton} from '../../client/components/SignInButton.js'
import {useMenuCode} from '../../client/menu/onDemand.js'
import {useSessionSource} from '../../client/react/context.js'

interface Props {
  /** Infima's word for such lists: `menu` or `dropdown`. */
  list: 'menu' | 'dropdown'
  itemClass?: string
  className?: string
  /** Closes the drawer. */
  onClick?: () => void
}

/** The same as entries of a list that is open already: no menu within a menu. */
export function ListItems({list, itemClass = '', className = '', onClick}: Props): ReactNode {
  const {options} = useSessionSource()
  const [code] = useMenuCode()
  const linkClass = `${list}__link auth-list-link ${className}`
  const activeClass = `${list}__link--active`
  return (
    <>
      {publicLinks(options.accountLinks).map((link) => (
        <li key={link.to ?? link.href} className={itemClass}>
          <AuthorLink link={link} className={linkClass} activeClassName={activeClass} onClick={onClick} />
        </li>
      ))}
      <li className={itemClass} data-auth-when="out">
        <SignInButton className={linkClass} />
      </li>
      {code && (
        <code.ListEntries
          itemClass={itemClass}
          linkClass={linkClass}
          activeClass={activeClass}
          onClick={onClick}
        />
      )}
    </>
  )
}
