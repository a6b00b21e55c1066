'use client'

import {createContext, type ReactNode, useActionState, useContext, useEffect, useRef} from 'react'
import {type FormAction, type FormState, untouched} from './form-state'
import {Outcome} from './outcome'

const FormContext = createContext<{id: string; state: FormState}>({id: '', state: untouched})

/** The form around a field: its id (prefix of the field's id) and what the last submission said. */
export const useForm = () => useContext(FormContext)

interface FormProps {
  id: string
  action: FormAction
  /** Where the form posts when JavaScript is off or not there yet: the page that shows this form. */
  permalink: string
  /** Page title; the form owns it so that "Error:" can lead it, the first thing a screen reader says after a full page load. */
  title?: string
  /** Accessible name, where the page has several forms. */
  label?: string
  /** Sent along unseen. */
  hidden?: Readonly<Record<string, string>>
  children: ReactNode
}

/** A form that posts to a server action, with or without JavaScript, and leads the reader to what needs attention. */
export function Form({id, action, permalink, title, label, hidden = {}, children}: FormProps) {
  const [state, submit] = useActionState(action, untouched, permalink)
  const form = useRef<HTMLFormElement>(null)

  // After an answer the focus goes to the first field to correct, else to the notice. Without JavaScript the
  // `autofocus` attributes do the same: the browser takes the first one in the document.
  useEffect(() => {
    if (state === untouched) return
    const target = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    ;(target ?? form.current?.querySelector<HTMLElement>('[data-notice]'))?.focus()
  }, [state])

  const failed = Object.keys(state.errors).length > 0
  return (
    <FormContext value={{id, state}}>
      {title && <title>{failed ? `Error: ${title}` : title}</title>}
      {/* noValidate: the browser's own bubbles vanish, are not translated with the page and hide our wording. */}
      <form ref={form} id={id} action={submit} className="form" aria-label={label} noValidate>
        <Outcome formId={id} state={state} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {children}
      </form>
    </FormContext>
  )
}
