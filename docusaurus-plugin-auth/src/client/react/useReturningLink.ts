import {useLocation} from '@docusaurus/router'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import type {SyntheticEvent} from 'react'
import {noteDeparture} from '../session/departure.js'
import {returningUrl} from '../signIn.js'

/**
 * Props of a link to the sign-in or sign-up page. The static address leads back to this page of the published
 * site, and so works without JavaScript. The exact one, with query, anchor and the host that is really visited, is
 * put in the moment before the link is used: by mouse, keyboard, "open in new tab" or "copy link".
 */
export function useReturningLink(page: string) {
  const {siteConfig} = useDocusaurusContext()
  const {pathname} = useLocation()
  const exact = ({currentTarget}: SyntheticEvent<HTMLAnchorElement>) => {
    currentTarget.href = returningUrl(page)
    noteDeparture()
  }
  return {
    href: returningUrl(page, siteConfig.url + pathname),
    // The page may be served under another path than it was rendered for, such as 404.html.
    suppressHydrationWarning: true,
    onPointerDown: exact,
    onClick: exact,
  }
}
