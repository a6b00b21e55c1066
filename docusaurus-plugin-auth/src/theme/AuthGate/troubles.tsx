import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {useSessionSource} from '../../client/react/context.js'
import {Card} from './Card.js'
import {TryAgain} from './TryAgain.js'

interface Props {
  onRetry: () => Promise<void>
}

/** The connection broke. Reloading would only swap our page for the browser's own error page. */
export function Failed({onRetry}: Props): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.failed.title',
        message: 'The page could not be loaded',
        description: 'Title when the text of a protected page did not arrive',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.failed.text',
          message: 'The connection was lost on the way. Check that you are online, and try again.',
          description: 'Why the text of a protected page may not have arrived',
        })}
      </p>
    </Card>
  )
}

/** A reload has been tried by then. */
export function Outdated({onRetry}: Props): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.outdated.title',
        message: 'The text of this page is missing',
        description: 'Title when the sealed file of a protected page is not on the server',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.outdated.text',
          message: 'This site was probably published anew a moment ago. Try again in a few minutes.',
          description: 'What a reader can do when the sealed file of a protected page is not on the server',
        })}
      </p>
      <Tell>
        {translate({
          id: 'auth.gate.outdated.tell',
          message: 'The sealed file of this page is not on the server.',
          description:
            'What a reader passes on to the people who run the site, who then check what they published',
        })}
      </Tell>
    </Card>
  )
}

export function WrongKey({onRetry}: Props): ReactNode {
  const {options} = useSessionSource()
  return (
    <Card
      title={translate({
        id: 'auth.gate.wrongKey.title',
        message: 'No key fits this page',
        description: 'Title when a protected page was sealed with another key than the sign-in service has',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.wrongKey.text',
          message:
            'Your account is in order and you may read it, but it was sealed with another key than the sign-in service has.',
          description: 'Why a page does not open although its reader has every right to read it',
        })}
      </p>
      <Tell>
        {translate(
          {
            id: 'auth.gate.wrongKey.tell',
            message:
              'The content secret of the build and of the sign-in service are not the same ({site}, epoch {epoch}).',
            description:
              'What a reader passes on to the people who run the site; {epoch} is a version such as "1", and "epoch" is the name of an option',
          },
          {site: options.site, epoch: options.epoch},
        )}
      </Tell>
    </Card>
  )
}

export function Blocked({onRetry}: Props): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.blocked.title',
        message: 'A rule of this site keeps the page closed',
        description: 'Title when the Content-Security-Policy of the site forbids to open a protected page',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.blocked.text',
          message: 'You may read it, but a security rule of this site stops your browser from opening it.',
          description: 'Why a page does not open although its reader has every right to read it',
        })}
      </p>
      <Tell>
        {translate({
          id: 'auth.gate.blocked.tell',
          message: 'The Content-Security-Policy must allow blob: in script-src.',
          description:
            'What a reader passes on to the people who run the site; technical names stay as they are',
        })}
      </Tell>
    </Card>
  )
}

export function Refused({onRetry}: Props): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.refused.title',
        message: 'The sign-in service does not know this site',
        description: 'Title when the sign-in service hands out no keys to the pages of this site',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate({
          id: 'auth.gate.refused.text',
          message: 'It is there and you are signed in, but it gives this site no keys for its pages.',
          description: 'Why a page does not open although its reader is signed in',
        })}
      </p>
      <Tell>
        {translate(
          {
            id: 'auth.gate.refused.tell',
            message:
              'The sign-in service hands out no keys at {origin}. The console of the browser says why.',
            description: 'What a reader passes on to the people who run the site',
          },
          {origin: location.origin},
        )}
      </Tell>
    </Card>
  )
}

export function Insecure(): ReactNode {
  return (
    <Card
      title={translate({
        id: 'auth.gate.insecure.title',
        message: 'This page needs a secure connection',
        description: 'Title when a protected page is visited over plain http',
      })}
      actions={
        <a className="button button--primary" href={location.href.replace(/^http:/, 'https:')}>
          {translate({
            id: 'auth.gate.insecure.go',
            message: 'Open it over https',
            description: 'Link to the same page, at its secure address',
          })}
        </a>
      }
    >
      <p>
        {translate({
          id: 'auth.gate.insecure.text',
          message: 'Browsers open it only where the address begins with https://.',
          description: 'Why a protected page that is visited over plain http does not open',
        })}
      </p>
    </Card>
  )
}

/** What readers cannot put right themselves, in words that they can pass on. */
function Tell({children}: {children: ReactNode}): ReactNode {
  return (
    <p className="auth-gate__tell">
      <strong>
        {translate({
          id: 'auth.gate.tell',
          message: 'Please tell the people who run this site:',
          description: 'Stands before a technical sentence that the reader passes on',
        })}
      </strong>{' '}
      {children}
    </p>
  )
}
