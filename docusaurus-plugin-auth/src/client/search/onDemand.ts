import {useHistory} from '@docusaurus/router'
import {useState} from 'react'
import {useSessionSource} from '../react/context.js'

interface Search {
  open: () => Promise<void>
  /** Its code did not arrive. */
  hasFailed: boolean
}

/**
 * What opens members' search; `null` where there is nothing to search. Its code and its library are loaded by the first use, so
 * that no page weighs more.
 *
 * @param onOpen Called before the dialog opens, to close the menu that it is opened from.
 */
export function useSearch(onOpen: (() => void) | undefined): Search | null {
  const history = useHistory()
  const {options} = useSessionSource()
  const [hasFailed, setHasFailed] = useState(false)
  if (!options.search || options.accesses.length === 0) return null

  async function open() {
    try {
      const {showSearch} = await import(/* webpackChunkName: "auth-search" */ './index.js')
      setHasFailed(false)
      // The focus goes back to where it was before: to the menu's button, not to an entry that is gone.
      onOpen?.()
      showSearch((url) => history.push(url))
    } catch (error) {
      console.error("[docusaurus-plugin-auth] The code of members' search did not arrive.", error)
      setHasFailed(true)
    }
  }
  return {open, hasFailed}
}
