'use client'

import type {ComponentProps, ReactNode} from 'react'
import {useForm} from './form'
import {ProblemIcon} from './icons'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  name: string
  label: string
  /** What helps before a mistake is made; read with the field. */
  hint?: string
  /** Beside the input, inside its box. */
  children?: ReactNode
}

/** A labelled input that shows its own message and keeps what was typed. */
export function Field({name, label, hint, children, autoFocus, defaultValue, ...input}: FieldProps) {
  const form = useForm()
  const id = `${form.id}-${name}`
  const error = form.state.errors[name]
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  const fresh = Object.keys(form.state.errors).length === 0

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="problem" id={`${id}-error`}>
          <ProblemIcon />
          <span>{error}</span>
        </p>
      )}
      <div className="with-toggle">
        <input
          {...input}
          id={id}
          name={name}
          className="input"
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy || undefined}
          defaultValue={form.state.values[name] ?? defaultValue}
          // biome-ignore lint/a11y/noAutofocus: the reader came for this form; after a mistake, for this field.
          autoFocus={error ? true : fresh && autoFocus}
        />
        {children}
      </div>
    </div>
  )
}
