/** A field of a form that a message belongs to. `form` is for everything that concerns no single field. */
export type Field = 'name' | 'email' | 'password' | 'currentPassword' | 'newPassword' | 'form'

/** What a code means to the one who gets it: status, one sentence with what to do, and the field it stands beside. */
export interface Problem {
  readonly status: number
  readonly text: string
  readonly field?: Field
}

/** The codes of one capability. Codes are the contract; sentences may be improved at any time. */
export type Problems = Readonly<Record<string, Problem>>
