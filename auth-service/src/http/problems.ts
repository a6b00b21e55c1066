import {accountProblems} from '../features/account/messages'
import {docsProblems} from '../features/docs/messages'
import {limitProblems} from '../features/limits/messages'
import {passProblems} from '../features/passes/messages'
import {passwordProblems} from '../features/passwords/messages'
import {httpProblems} from './messages'

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

const problems = {
  ...httpProblems,
  ...accountProblems,
  ...docsProblems,
  ...limitProblems,
  ...passProblems,
  ...passwordProblems,
} as const satisfies Problems

export type ProblemCode = keyof typeof problems

const isKnown = (code: string): code is ProblemCode => Object.hasOwn(problems, code)

/** What a code says. A code that is not ours says nothing that a reader could use. */
export function problemOf(code: string): Problem {
  return isKnown(code) ? problems[code] : httpProblems.INVALID_BODY
}

/** What is left of a library's answer: our code if it is one of ours, else the code of its status. */
export function knownCode(code: unknown, status: number): ProblemCode {
  if (status >= 500) return 'SERVER_ERROR'
  if (typeof code === 'string' && isKnown(code) && problems[code].status < 500) return code
  const byStatus = {
    401: 'UNAUTHORIZED',
    403: 'FORBIDDEN',
    404: 'NOT_FOUND',
    429: 'TOO_MANY_REQUESTS',
  } as const
  return byStatus[status as keyof typeof byStatus] ?? 'BAD_REQUEST'
}
