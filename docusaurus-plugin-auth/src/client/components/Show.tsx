import type {ReactNode} from 'react'
import type {Access} from '../../access/access.js'
import {admits} from '../access.js'
import {useSessionState} from '../react/context.js'
import {knownSession, type Session} from '../session/state.js'

/** For whom: everybody signed in, everybody signed out, or readers with an access of a page's front matter. */
export type When = 'signed-in' | 'signed-out' | {access: Access}

type ForReaders = ReactNode | ((session: Session) => ReactNode)

interface Sides<Children> {
  /** For everybody else. */
  fallback?: ReactNode
  children?: Children
}

/** Content for readers may be a function of the session, which is called only when there is one. */
export type ShowProps =
  | ({when: 'signed-in' | {access: Access}} & Sides<ForReaders>)
  | ({when: 'signed-out'} & Sides<ReactNode>)

export type SignedInProps = Sides<ForReaders>
export type SignedOutProps = Sides<ReactNode>
export type ProtectProps = Sides<ForReaders> & {
  /** @default 'signed-in' */
  access?: Access
}

/**
 * Shows content to some readers and a fallback to others. It **hides, it does not protect**: the content is in the
 * public build for everybody who looks. What must stay secret goes into `<Sealed>`,
 * which takes it out of the build, or to a page with `access`.
 *
 * `signed-in` and `signed-out` are right in the first frame: both sides stand in the static HTML and CSS shows one
 * until the session is known. Readers whose roles matter see nothing until they are known, visitors the fallback.
 *
 * @example
 * <Show when="signed-in" fallback={<SignInButton />}>Welcome back!</Show>
 * <Show when={{access: 'staff'}}>{(session) => <p>Hello colleague {session.user.name}</p>}</Show>
 *
 * @throws Error for a `when` or another prop that it does not know, so that a slip never shows more than was meant.
 */
export function Show({when, fallback, children, ...unknown}: ShowProps): ReactNode {
  refuseUnknown(when, unknown)
  const session = knownSession(useSessionState())
  const met = session === undefined ? undefined : isMet(when, session)
  const content = typeof children === 'function' ? session && children(session) : children
  return (
    <>
      <Side visible={met} hinted={hintFor(when)}>
        {content}
      </Side>
      <Side visible={met === undefined ? undefined : !met} hinted={when === 'signed-out' ? 'in' : 'out'}>
        {fallback}
      </Side>
    </>
  )
}

/** Shows content to everybody who is signed in: `<Show when="signed-in">`. */
export function SignedIn(props: SignedInProps): ReactNode {
  return <Show {...props} when="signed-in" />
}

/** Shows content to everybody who is not signed in: `<Show when="signed-out">`. */
export function SignedOut(props: SignedOutProps): ReactNode {
  return <Show {...props} when="signed-out" />
}

/**
 * Shows content to readers with an access: `<Show when={{access}}>`. Like `Show` it hides and does not protect,
 * whatever its name, which comes from another library, may promise.
 */
export function Protect({access = 'signed-in', ...props}: ProtectProps): ReactNode {
  return <Show {...props} when={{access}} />
}

// Markdown checks no types. `<Protect role="staff">`, as other libraries have it, would show to everybody signed in.
function refuseUnknown(when: When, unknown: object) {
  const [prop] = Object.keys(unknown)
  if (!prop && (when === 'signed-in' || when === 'signed-out' || Object(when).access)) return
  throw new Error(
    `[docusaurus-plugin-auth] <Show> does not know ${prop ?? `when=${JSON.stringify(when)}`}. ` +
      `Write when="signed-in", when="signed-out", when={{access: 'staff'}}, or <Protect access="staff">.`,
  )
}

interface SideProps {
  /** `undefined` while nobody can tell: then the hint decides, by CSS. */
  visible: boolean | undefined
  hinted: 'in' | 'out' | null
  children: ReactNode
}

// The wrapper stays whether the session is known or not, or React would mount the content anew. A span, because
// it may stand inside a paragraph.
function Side({visible, hinted, children}: SideProps) {
  const shown = visible ?? hinted !== null
  if (!children) return null
  return (
    <span className="auth-show" data-auth-when={visible === undefined ? hinted : undefined}>
      {shown && children}
    </span>
  )
}

function isMet(when: When, session: Session | null): boolean {
  if (when === 'signed-in') return session !== null
  if (when === 'signed-out') return session === null
  return admits(when.access, session)
}

function hintFor(when: When): 'in' | 'out' | null {
  if (when === 'signed-in') return 'in'
  return when === 'signed-out' ? 'out' : null
}
