import {Show, SignInButton, useUser} from 'docusaurus-plugin-auth/client'
import {type ReactNode, useId, useState} from 'react'
import {Answer} from './Answer'
import type {Level} from './request'
import styles from './styles.module.css'
import {type Personalising, usePersonalise} from './usePersonalise'

/** A part of a lesson that is written for the reader by an API which knows who asks. */
export default function Personalise({topic}: {topic: string}): ReactNode {
  const personalise = usePersonalise()
  const sessionEnded = personalise.state.kind === 'unknown-reader'
  return (
    <section className={styles.card} aria-label="Personalise this lesson">
      <Show when="signed-in" fallback={<Invitation sessionEnded={sessionEnded} />}>
        <Question topic={topic} {...personalise} />
      </Show>
    </section>
  )
}

function Invitation({sessionEnded}: {sessionEnded: boolean}): ReactNode {
  return (
    <>
      {sessionEnded ? (
        <p role="alert">Your session has ended, so the API does not know you any more.</p>
      ) : (
        <p>What to do next depends on who you are. Sign in, and this tab will say it to you.</p>
      )}
      <SignInButton className="button button--primary">Sign in to personalise</SignInButton>
      <p className={styles.small}>You come back to this very tab.</p>
    </>
  )
}

function Question({topic, state, ask}: {topic: string} & Personalising): ReactNode {
  const name = useUser()?.name
  const [level, setLevel] = useState<Level>('beginner')
  const levelId = useId()
  const isAsking = state.kind === 'asking'
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          ask({topic, level})
        }}
      >
        <label htmlFor={levelId}>I am</label>
        <select id={levelId} value={level} onChange={(event) => setLevel(event.target.value as Level)}>
          <option value="beginner">new to this</option>
          <option value="advanced">at home here</option>
        </select>
        <button type="submit" className="button button--primary" aria-disabled={isAsking}>
          {isAsking ? 'Asking …' : `Personalise for ${name ?? 'me'}`}
        </button>
      </form>
      <div aria-live="polite" aria-busy={isAsking}>
        <Answer state={state} onRetry={() => ask({topic, level})} />
      </div>
    </>
  )
}
