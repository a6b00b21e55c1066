import {type CanonicalAccess, PUBLIC, parseAccess, SIGNED_IN} from '../../access/access.js'
import {quietly} from '../session/quietly.js'

const KEY = 'auth view-as'
const PARAMETER = 'view-as'

/** Words of links that are no access: `?view-as=visitor`. A role of the same name goes first. */
const words: Record<string, CanonicalAccess> = {visitor: PUBLIC, reader: SIGNED_IN}

/**
 * As whom an author looks at the site: `public` a visitor, `signed-in` a reader without roles, otherwise a reader with
 * that one role. `null`: as who they are, by the session of the service.
 */
export type Choice = CanonicalAccess | null

/**
 * What was chosen in this tab, or is chosen by the link that led here. The link is used up: another choice on the page
 * must not be undone by the next reload.
 *
 * @param roles Roles that pages of the site ask for.
 */
export function readChoice(roles: readonly string[]): Choice {
  const url = new URL(location.href)
  const asked = url.searchParams.get(PARAMETER)
  if (asked === null) return quietly(() => sessionStorage.getItem(KEY))
  url.searchParams.delete(PARAMETER)
  history.replaceState(history.state, '', url)
  const choice = understand(asked, roles)
  keepChoice(choice)
  return choice
}

/** For this tab, until it is closed. */
export function keepChoice(choice: Choice): void {
  quietly(() => (choice === null ? sessionStorage.removeItem(KEY) : sessionStorage.setItem(KEY, choice)))
}

/** Any role is understood, also one that no page asks for: components may ask for it. */
function understand(asked: string, roles: readonly string[]): Choice {
  const word = roles.includes(asked) ? asked : (words[asked] ?? asked)
  if (word === 'real') return null
  try {
    return parseAccess(word)
  } catch {
    console.warn(
      `[docusaurus-plugin-auth] ?${PARAMETER}=${asked} is neither visitor, reader, real nor a role.`,
    )
    return null
  }
}
