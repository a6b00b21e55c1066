import Link from '@docusaurus/Link'
import {translate} from '@docusaurus/Translate'
import useBaseUrl from '@docusaurus/useBaseUrl'
import type {ReactNode} from 'react'
import {SignOutFailed} from '../../client/components/SignOutButton.js'
import {useAuth} from '../../client/react/useAuth.js'
import {useRoleList} from '../../client/react/useRoleList.js'
import {useSignOut} from '../../client/react/useSignOut.js'
import {Card} from './Card.js'
import {useTimeWhereClockIsWrong} from './clock.js'
import {TryAgain} from './TryAgain.js'
import {WrongClock} from './WrongClock.js'

interface Retriable {
  onRetry: () => Promise<void>
}

/** Signed in, but without the role. Never sent to sign in again: they would come back as the same reader. */
export function Forbidden({access, onRetry}: Retriable & {access: string}): ReactNode {
  const {signIn} = useAuth()
  const {phase, signOut} = useSignOut()
  const home = useBaseUrl('/')

  async function changeAccount() {
    if (await signOut()) signIn()
  }

  return (
    <Card
      title={translate({
        id: 'auth.gate.forbidden.title',
        message: 'This page is not for your account',
        description: 'Title for somebody who is signed in but lacks the role',
      })}
      actions={
        <>
          <Link className="button button--primary" to={home}>
            {translate({
              id: 'auth.gate.forbidden.home',
              message: 'Go to the start page',
              description: 'The way on for somebody who may not read the page',
            })}
          </Link>
          <button
            type="button"
            className="button button--link"
            aria-disabled={phase === 'busy'}
            onClick={changeAccount}
          >
            {translate({
              id: 'auth.gate.forbidden.change',
              message: 'Use another account',
              description: 'Signs out and goes to the sign-in page',
            })}
          </button>
          <TryAgain onRetry={onRetry} className="button button--link" />
          {phase === 'failed' && <SignOutFailed />}
        </>
      }
    >
      <p>
        {translate(
          {
            id: 'auth.gate.forbidden.text',
            message:
              'It is only for readers with this role: {roles}. If that should be you, ask the people who run this site.',
            description:
              'Why somebody who is signed in does not see a page; {roles} is a list such as "staff or partner"',
          },
          {roles: useRoleList(access)},
        )}
      </p>
    </Card>
  )
}

/** The service is away. That is no reason to send anybody to its sign-in page. */
export function Unreachable({onRetry}: Retriable): ReactNode {
  const time = useTimeWhereClockIsWrong()
  if (time) return <WrongClock time={time} onRetry={onRetry} />
  return (
    <Card
      title={translate({
        id: 'auth.gate.unreachable.title',
        message: 'The sign-in service does not answer',
        description: 'Title of a protected page while the service is away',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.unreachable.text',
          message:
            'It is needed to open this page. You have not been signed out, and everything else on this site works as usual.',
          description: 'What the reader can rely on while the service is away',
        })}
      </p>
    </Card>
  )
}
