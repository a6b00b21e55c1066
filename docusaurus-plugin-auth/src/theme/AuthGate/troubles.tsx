import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {Card} from './Card.js'
import {Tell} from './Tell.js'
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
