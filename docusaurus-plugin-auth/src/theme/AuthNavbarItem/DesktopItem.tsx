import type {Props} from '@theme/AuthNavbarItem'
import {type ReactNode, useRef} from 'react'
import {AuthorLink, publicLinks} from '../../client/components/AuthorLink.js'
import {SignInButton} from '../../client/components/SignInButton.js'
import {UserMenu} from '../../client/components/UserMenu.js'
import {useSessionSource} from '../../client/react/context.js'

/**
 * Both sides stand in the static HTML, in the same grid cell; the style sheet shows the one that `<html data-auth>`
 * asks for. So the first frame is right, React renders the same for everybody, and nothing moves when it turns out that
 * the hint was wrong.
 */
export function DesktopItem({position, className = ''}: Props): ReactNode {
  const item = useRef<HTMLDivElement>(null)
  const {options} = useSessionSource()
  return (
    <div ref={item} className="auth-navbar">
      <div className="auth-navbar__out">
        {publicLinks(options.accountLinks).map((link) => (
          <AuthorLink
            key={link.to ?? link.href}
            link={link}
            className="navbar__item navbar__link"
            activeClassName="navbar__link--active"
          />
        ))}
        <SignInButton className={`navbar__link auth-navbar__link ${className}`} />
      </div>
      <div className="auth-navbar__in">
        <UserMenu
          className={`navbar__link auth-navbar__link ${className}`}
          align={position === 'left' ? 'start' : 'end'}
          // The button that had the focus is gone.
          onSignedOut={() =>
            item.current?.querySelector<HTMLElement>('.auth-navbar__out > :last-child')?.focus()
          }
        />
      </div>
    </div>
  )
}
