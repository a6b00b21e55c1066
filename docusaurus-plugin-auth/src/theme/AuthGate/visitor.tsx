import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {SignInButton} from '../../client/components/SignInButton.js'
import {useSessionSource} from '../../client/react/context.js'
import {useReturningLink} from '../../client/react/useReturningLink.js'
import {Card} from './Card.js'

export function SignIn({access}: {access: string}): ReactNode {
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
    </Card>
  )
}

export function Redirecting(): ReactNode {
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
    </Card>
  )
}

export function CameBack(): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.cameBack.title',
        message: 'You are not signed in yet',
        description: 'Title for a visitor who came back from the sign-in page and is still a visitor',
      })}
      actions={
        <>
          <SignInButton />
          <SignUpLink />
        </>
      }
    >
      <p>
        {translate({
          id: 'auth.gate.cameBack.text',
          message:
            'If you have just signed in, this site cannot see it: your browser may block its cookies. Allow them and try again, or tell the people who run this site.',
          description: 'What may be wrong when somebody signed in and the site does not notice',
        })}
      </p>
    </Card>
  )
}

function SignUpLink(): ReactNode {
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
