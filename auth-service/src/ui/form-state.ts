/** What one submission left behind: the answer of a server action, and what `useActionState` keeps. */
export interface FormState {
  /** One message per field name; `form` holds what concerns no single field. */
  errors: Readonly<Record<string, string>>
  /** What was typed, to be shown again. Passwords never travel back. */
  values: Readonly<Record<string, string>>
  /** Said after a success that stays on the page. */
  done?: string
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export const untouched: FormState = {errors: {}, values: {}}

/** A text field of a submission; a missing field or an uploaded file counts as empty. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
