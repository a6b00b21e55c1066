import AuthGate from '@theme/AuthGate'
import type {ComponentType, FunctionComponent} from 'react'
import {type Access, SIGNED_IN} from '../../access/access.js'
import {admits, decide} from '../access.js'
import {useSessionSource, useSessionState} from '../react/context.js'
import {useDetour} from '../sealed/detour.js'
import {gateState} from '../sealed/gateState.js'
import {knownSession} from '../session/state.js'

export interface AuthRequired {
  /** Who sees the component, in the words of a page's front matter. @default 'signed-in' */
  access?: Access
}

/**
 * A component for readers only: everybody else meets what stands in place of a protected page (`@theme/AuthGate`), or the
 * sign-in page itself, as the plugin's option `onDenied` says.
 *
 * This is **presentation, not sealing**: the component's code, and every word in it, is in the public build. It fits what
 * holds no secret by itself, such as a form whose data comes from an API. A page whose text is secret needs `access` in
 * the plugin's `rules`, a part of one `<Sealed>`.
 *
 * Wrap what stands inside the page's `<Layout>`: a wrapped page would take the navbar away with it.
 *
 * @example
 * const MyNotes = withAuthRequired(Notes, {access: 'staff'})
 *
 * @throws Error when it is not given a component.
 */
export function withAuthRequired<Props extends object>(
  Component: ComponentType<Props>,
  {access = SIGNED_IN}: AuthRequired = {},
): FunctionComponent<Props> {
  if ('props' in Object(Component) || !Component) {
    throw new Error(
      '[docusaurus-plugin-auth] withAuthRequired() takes a component, not an element. ' +
        'Write withAuthRequired(Notes) instead of withAuthRequired(<Notes />), and outside of other components.',
    )
  }

  function AuthRequired(props: Props) {
    const {options, refetch} = useSessionSource()
    const state = useSessionState()
    const session = knownSession(state)
    // A service that is away takes nothing away from who was known before.
    const verdict = session && admits(access, session) ? 'page' : decide(access, state)
    const detour = useDetour(verdict, options.onDenied)
    if (verdict === 'page') return <Component {...props} />
    return (
      <div aria-live="polite">
        <AuthGate
          state={gateState({verdict, phase: 'sealed', detour, isReloading: false})}
          access={typeof access === 'string' ? access : access.join('+')}
          onRetry={refetch}
        />
      </div>
    )
  }
  AuthRequired.displayName = `withAuthRequired(${Component.displayName ?? Component.name})`
  return AuthRequired
}
