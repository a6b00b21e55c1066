import Link from '@docusaurus/Link'
import type {ComponentProps, ReactNode} from 'react'
import {PUBLIC} from '../../access/access.js'
import type {AccountLink} from '../../options/accountLinks.js'

interface Props extends Omit<ComponentProps<typeof Link>, 'to' | 'href'> {
  link: AccountLink
  /** Added on the page that the link leads to. */
  activeClassName: string
}

/** One of the links that a site's author adds. It opens in this tab, as the account page beside it does. */
export function AuthorLink({link, activeClassName, ...props}: Props): ReactNode {
  const place =
    link.to === undefined
      ? {href: link.href, target: '_self'}
      : {to: link.to, isNavLink: true, exact: true, activeClassName}
  return (
    <Link {...place} {...props}>
      {link.label}
    </Link>
  )
}

/** Those that visitors see, too: beside "Sign in", where they have no menu. */
export function publicLinks(links: readonly AccountLink[]): AccountLink[] {
  return links.filter(({access}) => access === PUBLIC)
}
