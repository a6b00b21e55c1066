'use client'

import type {MouseEvent} from 'react'
import {useFormStatus} from 'react-dom'

interface SubmitProps {
  children: string
  /** Said while the answer is on its way: "Signing in…". */
  pending: string
  quiet?: boolean
}

/** The button that sends a form, once: a second click or Enter while it is under way does nothing. */
export function Submit({children, pending: busy, quiet}: SubmitProps) {
  const {pending} = useFormStatus()
  // Not `disabled`: that would drop the keyboard focus. Enter in a field clicks this button too, so one guard is enough.
  const once = (event: MouseEvent) => {
    if (pending) event.preventDefault()
  }
  return (
    <>
      <button
        type="submit"
        className={quiet ? 'button quiet' : 'button'}
        aria-disabled={pending || undefined}
        onClick={once}
      >
        {pending && <span className="spinner" aria-hidden="true" />}
        {pending ? busy : children}
      </button>
      <span className="said" role="status">
        {pending ? busy : ''}
      </span>
    </>
  )
}
