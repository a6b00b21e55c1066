import type {Props} from '@theme/AuthGate'
import type {ReactNode} from 'react'
import {useSessionSource} from '../../client/react/context.js'
import {CameBack, CookiesBlocked} from './cookies.js'
import {Blocked, Refused, WrongKey} from './faults.js'
import {Opening} from './Opening.js'
import {Forbidden, Unreachable} from './refusals.js'
import {Failed, Insecure, Outdated} from './troubles.js'
import {Redirecting, SignIn} from './visitor.js'

/** What stands in place of a protected page. Draws what it is told; decides nothing. */
export default function AuthGate(props: Props): ReactNode {
  const undecided = props.state === 'deciding'
  const forVisitor = useVisitorSide(props)
  const forReader = readerSide(props)
  // Both places stay what they are when the session becomes known: a link that has the focus keeps it.
  return (
    <>
      {forVisitor && <div data-auth-when={undecided ? 'out' : undefined}>{forVisitor}</div>}
      {forReader && <div data-auth-when={undecided ? 'in' : undefined}>{forReader}</div>}
    </>
  )
}

function useVisitorSide({state, access}: Props): ReactNode {
  const {options} = useSessionSource()
  switch (state) {
    case 'deciding':
      return options.onDenied === 'redirect' ? <Redirecting access={access} /> : <SignIn access={access} />
    case 'sign-in':
      return navigator.cookieEnabled ? <SignIn access={access} /> : <CookiesBlocked />
    case 'redirecting':
      return <Redirecting access={access} />
    case 'came-back':
      return navigator.cookieEnabled ? <CameBack /> : <CookiesBlocked />
    default:
      return null
  }
}

function readerSide({state, access, onRetry}: Props): ReactNode {
  switch (state) {
    case 'deciding':
    case 'opening':
      return <Opening />
    case 'forbidden':
      return <Forbidden access={access} onRetry={onRetry} />
    case 'unreachable':
      return <Unreachable onRetry={onRetry} />
    case 'failed':
      return <Failed onRetry={onRetry} />
    case 'outdated':
      return <Outdated onRetry={onRetry} />
    case 'wrong-key':
      return <WrongKey onRetry={onRetry} />
    case 'blocked':
      return <Blocked onRetry={onRetry} />
    case 'refused':
      return <Refused onRetry={onRetry} />
    case 'insecure':
      return <Insecure />
    default:
      return null
  }
}
