import {translate} from '@docusaurus/Translate'
import {type ReactNode, useState} from 'react'

interface Props {
  onRetry: () => Promise<void>
  className: string
}

/** The button disappears with the card when trying helped; when it did not, the reader is told. */
export function TryAgain({onRetry, className}: Props): ReactNode {
  const [phase, setPhase] = useState<'idle' | 'busy' | 'in-vain'>('idle')

  async function retry() {
    if (phase === 'busy') return
    setPhase('busy')
    await onRetry()
    setPhase('in-vain')
  }

  return (
    <>
      <button type="button" className={className} aria-disabled={phase === 'busy'} onClick={retry}>
        {translate({id: 'auth.gate.retry', message: 'Try again', description: 'Asks the service once more'})}
      </button>
      {phase === 'in-vain' && (
        <span className="auth-problem">
          {translate({
            id: 'auth.gate.retry.inVain',
            message: 'Nothing has changed yet.',
            description: 'Shown when trying again did not help',
          })}
        </span>
      )}
    </>
  )
}
