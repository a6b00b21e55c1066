import {useEffect, useState} from 'react'
import {useSession} from '../react/useSession.js'

type MenuCode = typeof import('./index.js')

let code: MenuCode | undefined

async function fetchCode(): Promise<MenuCode> {
  code ??= await import(/* webpackChunkName: "auth-menu" */ './index.js')
  return code
}

/**
 * What opens behind a reader's name. Visitors, who are most of all, never load it; readers do when the page has come to
 * rest, or sooner, when they reach for it.
 *
 * @returns the code, once it is there, and what fetches it now. That rejects when the site's host does not hand it out; a
 * later call tries again.
 */
export function useMenuCode(): [MenuCode | undefined, () => Promise<void>] {
  const [loaded, setLoaded] = useState(code)
  const {status} = useSession()
  const isReader = status === 'authenticated' || status === 'unreachable'
  const load = async () => setLoaded(await fetchCode())

  useEffect(() => {
    if (!isReader) return
    const ahead = () => fetchCode().then(setLoaded, () => {})
    // Safari has no idle callback.
    const {requestIdleCallback = setTimeout} = window
    requestIdleCallback(ahead)
  }, [isReader])

  return [loaded, load]
}
