import {translate} from '@docusaurus/Translate'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import type {ReactNode} from 'react'
import {Card} from './Card.js'
import {TryAgain} from './TryAgain.js'

interface Props {
  /** What time it is really, about. */
  time: Date
  onRetry: () => Promise<void>
}

export function WrongClock({time, onRetry}: Props): ReactNode {
  const {i18n} = useDocusaurusContext()
  const {format} = new Intl.DateTimeFormat(i18n.currentLocale, {dateStyle: 'long', timeStyle: 'short'})
  return (
    <Card
      title={translate({
        id: 'auth.gate.wrongClock.title',
        message: 'The clock of this device is wrong',
        description: 'Title when the sign-in service does not answer because the clock of the reader is off',
      })}
      actions={<TryAgain onRetry={onRetry} className="button button--primary" />}
    >
      <p>
        {translate(
          {
            id: 'auth.gate.wrongClock.text',
            message:
              'It says {here}, and it is {there}. With a wrong clock your browser takes the sign-in service for a stranger. Let your device set date and time by itself, then try again.',
            description: 'Why the sign-in service does not answer; {here} and {there} are date and time',
          },
          {here: format(Date.now()), there: format(time)},
        )}
      </p>
    </Card>
  )
}
