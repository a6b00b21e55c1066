import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {useSessionSource} from '../react/context.js'
import {useReturningLink} from '../react/useReturningLink.js'

export interface SignInButtonProps {
  /** Replaces the classes of the site's primary button. */
  className?: string
  /** Replaces the text "Sign in". */
  children?: ReactNode
}

/** A link to the sign-in page that leads back to exactly this place. Works without JavaScript. */
export function SignInButton({className = 'button button--primary', children}: SignInButtonProps): ReactNode {
  const {options} = useSessionSource()
  const link = useReturningLink(options.signInUrl)
  return (
    <a className={className} {...link}>
      {children ??
        translate({id: 'auth.signIn', message: 'Sign in', description: 'The link to the sign-in page'})}
    </a>
  )
}
