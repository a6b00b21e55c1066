import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {useSessionSource} from '../../client/react/context.js'
import {Card} from './Card.js'
import {Tell} from './Tell.js'
import {TryAgain} from './TryAgain.js'

interface Props {
  onRetry: () => Promise<void>
}

/** Site and service do not fit together. */
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
