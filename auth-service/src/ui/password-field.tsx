'use client'

import {useState, useSyncExternalStore} from 'react'
import {useFormStatus} from 'react-dom'
import {Field, type FieldProps} from './field'

const never = () => () => {}
/** False in the server's HTML and while hydrating, true after: what needs JavaScript is not there without it. */
const useScripted = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

/** A password input. Pasting is allowed, and with JavaScript it can be shown. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'children'>) {
  const [shown, setShown] = useState(false)
  const {pending} = useFormStatus()
  const scripted = useScripted()
  return (
    // Hidden again while it is sent: browsers remember text inputs, and the next screen may be projected.
    <Field
      {...props}
      type={shown && !pending ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      autoCorrect="off"
    >
      {scripted && (
        <>
          <button type="button" className="toggle" onClick={() => setShown(!shown)}>
            {shown ? 'Hide' : 'Show'}
            <span className="said"> {props.label.toLowerCase()}</span>
          </button>
          <span className="said" role="status">
            {shown ? 'Your password is visible' : ''}
          </span>
        </>
      )}
    </Field>
  )
}
