import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {SignInButton} from '../../client/components/SignInButton.js'
import {useSessionSource} from '../../client/react/context.js'
import {Card} from './Card.js'
import {Tell} from './Tell.js'
import {TryAgain} from './TryAgain.js'
import {SignUpLink} from './visitor.js'

/** Been to the sign-in page, and still a visitor. Whether they signed in there only they know. */
export function CameBack(): ReactNode {
  const {options} = useSessionSource()
  const site = new URL(location.href).hostname
  const service = new URL(options.signInUrl).hostname
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
      {!options.crossSite && areApart(site, service) && (
        <Tell>
          {translate(
            {
              id: 'auth.gate.cameBack.apart',
              message:
                'The sign-in service is at {service}, on another site than {site}, so browsers keep its cookies from these pages. Both need a domain in common, or the service a proxy on this one.',
              description:
                'What a reader passes on to the people who run the site; {service} and {site} are names of hosts',
            },
            {service, site},
          )}
        </Tell>
      )}
    </Card>
  )
}

export function CookiesBlocked(): ReactNode {
  const {options} = useSessionSource()
  return (
    <Card
      title={translate({
        id: 'auth.gate.cookies.title',
        message: 'Your browser blocks cookies',
        description: 'Title of a protected page for visitors whose browser takes no cookies',
      })}
      actions={<TryAgain onRetry={async () => location.reload()} className="button button--primary" />}
    >
      <p>
        {translate(
          {
            id: 'auth.gate.cookies.text',
            message:
              'Nobody can stay signed in without them. Allow cookies for this site and for {service}, then try again.',
            description:
              'What visitors whose browser takes no cookies can do; {service} is the name of a host',
          },
          {service: new URL(options.signInUrl).hostname},
        )}
      </p>
    </Card>
  )
}

/**
 * Whether two hosts are on two sites for sure: all hosts of one site end alike. Hosts under a suffix that browsers know
 * (`a.github.io`, `b.github.io`) are apart, too; the list of them is longer than everything we send. `auth:doctor` has it.
 */
function areApart(one: string, other: string): boolean {
  const end = (host: string) => host.split('.').slice(-2).join('.')
  return end(one) !== end(other)
}
