import * as z from 'zod'
import type {Endpoint} from '../../http/endpoint'
import {sessionShown} from '../sessions/shown'
import {isSecret} from './policy'

const secret = z.string().refine(isSecret, 'CODE_INVALID')

const passShown = (json: unknown) => {
  const {pass, expiresIn, ...session} = json as {pass: string; expiresIn: number}
  return {pass, expiresIn, ...sessionShown(session)}
}

/** A one-time code for a pass; sets the cookie that brings the next one. */
export const exchangeCode: Endpoint = {
  method: 'POST',
  path: '/docs/pass',
  body: z.strictObject({code: secret, verifier: secret}),
  answer: passShown,
}

/** The next pass, by the cookie. Without a body, so that browsers send no preflight. */
export const renewPass: Endpoint = {method: 'POST', path: '/docs/pass/renew', answer: passShown}
