import type {Props} from '@theme/AuthPart'
import type {ReactNode} from 'react'
import {Failed, Forbidden, SignIn, Unreachable} from './notices.js'
import {Opening} from './Opening.js'

/** What stands in place of a sealed part of a page. Draws what it is told; decides nothing. */
export default function AuthPart(props: Props): ReactNode {
  const {state} = props
  // Both places stay what they are when the session becomes known: a link that has the focus keeps it.
  const forVisitor = state === 'deciding' || state === 'sign-in' ? <SignIn {...props} /> : null
  const forReader = readerSide(props)
  return (
    <>
      {forVisitor && <span data-auth-when={state === 'deciding' ? 'out' : undefined}>{forVisitor}</span>}
      {forReader && <span data-auth-when={state === 'deciding' ? 'in' : undefined}>{forReader}</span>}
    </>
  )
}

function readerSide(props: Props): ReactNode {
  switch (props.state) {
    case 'deciding':
    case 'opening':
      return <Opening {...props} />
    case 'forbidden':
      return <Forbidden {...props} />
    case 'unreachable':
      return <Unreachable {...props} />
    case 'failed':
      return <Failed {...props} />
    default:
      return null
  }
}
