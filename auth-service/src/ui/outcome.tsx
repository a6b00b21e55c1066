import type {FormState} from './form-state'
import {Notice} from './notice'

/**
 * What a submission led to, above the fields: the problem of the form as a whole, or a list of links when several
 * fields need correcting. A single wrong field speaks for itself: it gets the focus and its message is read with it.
 */
export function Outcome({formId, state}: {formId: string; state: FormState}) {
  if (state.done) {
    return (
      <Notice kind="done" focus>
        <p>{state.done}</p>
      </Notice>
    )
  }

  const {form: problem, ...fields} = state.errors
  const wrong = Object.entries(fields)
  if (!problem && wrong.length < 2) return null
  return (
    <Notice kind="problem" focus={wrong.length === 0}>
      <p>{problem ?? <strong>Please look at these again:</strong>}</p>
      {wrong.length > 1 && (
        <ul>
          {wrong.map(([name, message]) => (
            <li key={name}>
              <a href={`#${formId}-${name}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
