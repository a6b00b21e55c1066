import clsx from 'clsx'
import {type ReactNode, useId, useState} from 'react'
import styles from './styles.module.css'

interface Option {
  text: string
  /** Shown after choosing: why this is right, or why it is not. Backticks set code. */
  why: string
  right?: boolean
}

/** One question with its answers. Each choice explains itself; nothing is stored or sent. */
export default function Quiz({question, options}: {question: string; options: Option[]}): ReactNode {
  const [chosen, choose] = useState<number>()
  const group = useId()
  const answer = chosen === undefined ? undefined : options[chosen]
  return (
    <fieldset className={styles.quiz}>
      <legend>{withCode(question)}</legend>
      {options.map((option, index) => (
        <label
          key={option.text}
          className={clsx(styles.option, index === chosen && (option.right ? styles.right : styles.wrong))}
        >
          <input type="radio" name={group} checked={index === chosen} onChange={() => choose(index)} />
          {withCode(option.text)}
        </label>
      ))}
      <p className={styles.why} aria-live="polite">
        {answer && (
          <>
            <strong>{answer.right ? 'Yes. ' : 'No. '}</strong>
            {withCode(answer.why)}
          </>
        )}
      </p>
    </fieldset>
  )
}

/** `a` becomes <code>a</code>; props of MDX components are plain strings. */
function withCode(text: string): ReactNode {
  return text.split('`').map((part, index) =>
    // The parts of a fixed text never move, so their position is their identity.
    index % 2 ? <code key={index}>{part}</code> : part,
  )
}
