import {translate} from '@docusaurus/Translate'
import type {Props} from '@theme/AuthPart'
import type {ReactNode} from 'react'
import {useSessionSource} from '../../client/react/context.js'
import {useReturningLink} from '../../client/react/useReturningLink.js'
import {useRoleList} from '../../client/react/useRoleList.js'
import {TryAgain} from '../AuthGate/TryAgain.js'
import {Notice} from './Notice.js'

const ACTION = 'auth-part__action'

export function SignIn({access, kind}: Props): ReactNode {
  const {options} = useSessionSource()
  const link = useReturningLink(options.signInUrl)
  if (kind === 'inline') {
    return (
      <Notice
        action={
          <a className={ACTION} {...link}>
            {translate({
              id: 'auth.part.signIn.inline',
              message: 'Sign in to read this part',
              description: 'The link that stands in the place of a sealed part within a line of text',
            })}
          </a>
        }
      />
    )
  }
  return (
    <Notice
      text={
        access === 'signed-in'
          ? translate({
              id: 'auth.part.signIn.members',
              message: 'This part is for members.',
              description: 'What visitors see instead of a part that is for everybody who is signed in',
            })
          : translate({
              id: 'auth.part.signIn.roles',
              message: 'This part is for some members only.',
              description: 'What visitors see instead of a part that is for certain roles',
            })
      }
      action={
        <a className={ACTION} {...link}>
          {translate({
            id: 'auth.part.signIn.action',
            message: 'Sign in to read it',
            description: 'The link beside a sealed part of a page; leads to the sign-in page and back',
          })}
        </a>
      }
    />
  )
}

/** Signed in, but without the role. */
export function Forbidden({access, kind}: Props): ReactNode {
  const roles = useRoleList(access)
  if (kind === 'inline') {
    const text = translate(
      {
        id: 'auth.part.forbidden.inline',
        message: 'only for {roles}',
        description: 'Stands in the place of a part within a line of text; {roles} as in "staff or partner"',
      },
      {roles},
    )
    return <Notice text={text} />
  }
  return (
    <Notice
      text={translate(
        {
          id: 'auth.part.forbidden',
          message: 'This part is only for readers with this role: {roles}.',
          description:
            'What somebody sees who is signed in but lacks the role; {roles} is a list such as "staff or partner"',
        },
        {roles},
      )}
    />
  )
}

export function Unreachable({onRetry}: Props): ReactNode {
  return (
    <Notice
      text={translate({
        id: 'auth.part.unreachable',
        message: 'This part is for members, and the sign-in service does not answer.',
        description: 'What readers see instead of a sealed part while the service is away',
      })}
      action={<TryAgain onRetry={onRetry} className={ACTION} />}
    />
  )
}

export function Failed({onRetry}: Props): ReactNode {
  return (
    <Notice
      text={translate({
        id: 'auth.part.failed',
        message: 'This part could not be opened.',
        description: 'What readers see when the text of a sealed part did not arrive or is broken',
      })}
      action={<TryAgain onRetry={onRetry} className={ACTION} />}
    />
  )
}
