import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {SignInButton} from '../../client/components/SignInButton.js'
import {useSessionSource} from '../../client/react/context.js'
import {useReturningLink} from '../../client/react/useReturningLink.js'
import {Card} from './Card.js'
import {NeedsScript, NoScript} from './NoScript.js'
import {Slow} from './Slow.js'

interface SignInProps {
  access: string
  /** For readers without JavaScript. */
  note?: ReactNode
}

export function SignIn({access, note = <NoScript />}: SignInProps): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.signIn.title',
        message: 'Sign in to read this page',
        description: 'Title of what visitors see instead of a protected page',
      })}
      actions={
        <>
          <SignInButton />
          <SignUpLink />
        </>
      }
    >
      <p>
        {access === 'signed-in'
          ? translate({
              id: 'auth.gate.signIn.members',
              message: 'It is for members. You will come straight back here.',
              description: 'Why visitors do not see a page that is for everybody who is signed in',
            })
          : translate({
              id: 'auth.gate.signIn.roles',
              message: 'It is for some members only. You will come straight back here.',
              description: 'Why visitors do not see a page that is for certain roles',
            })}
      </p>
      {note}
    </Card>
  )
}

/** Without JavaScript nobody is taken anywhere: then the style sheet shows the other card. */
export function Redirecting({access}: {access: string}): ReactNode {
  return (
    <>
      <div className="auth-with-script">
        <OnTheWay />
      </div>
      <noscript>
        <SignIn access={access} note={<NeedsScript />} />
      </noscript>
    </>
  )
}

function OnTheWay(): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.redirecting.title',
        message: 'Taking you to the sign-in page…',
        description: 'Title while a visitor is being sent to the sign-in page',
      })}
      actions={<SignInButton />}
    >
      <p>
        {translate({
          id: 'auth.gate.redirecting.text',
          message: 'This page is for members. If nothing happens, use the button.',
          description: 'Text while a visitor is being sent to the sign-in page',
        })}
      </p>
      <Slow />
    </Card>
  )
}

export function SignUpLink(): ReactNode {
  const {options} = useSessionSource()
  return (
    <a className="button button--link" {...useReturningLink(options.signUpUrl)}>
      {translate({
        id: 'auth.signUp',
        message: 'Create an account',
        description: 'The link to the sign-up page',
      })}
    </a>
  )
}
