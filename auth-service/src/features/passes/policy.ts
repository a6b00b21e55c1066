import {createHash, randomBytes, timingSafeEqual} from 'node:crypto'
import type {Env} from '../../env'

/** Seconds. */
export const passLife = {
  /** From the redirect to the exchange: the time that a page takes to load. */
  code: 60,
  /** What a script that runs in the docs could carry away. */
  pass: 15 * 60,
} as const

/** Codes of one session that live at the same time: a reader who opens many tabs, and no more. */
export const mostCodes = 20

/**
 * Sent under the docs' site only, read at one door only. `__Host-`: no sibling of the service can set it. Without HTTPS no
 * browser keeps it, except on this machine.
 */
export const passCookie = {
  name: '__Host-auth.pass',
  attributes: {path: '/', secure: true, httpOnly: true, sameSite: 'none', partitioned: true},
} as const

/** 256 bits: cannot be guessed, nor found from its digest. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

const secretPattern = /^[\w-]{43}$/

/** Whether a text could be a code, a pass, a challenge or a verifier of the plugin's: 32 bytes in base64url. */
export const isSecret = (text: string): boolean => secretPattern.test(text)

/** Origins of the docs that live on another site. */
export const crossSiteOrigins = ({crossSites}: Pick<Env, 'crossSites'>): readonly string[] => [
  ...new Set(crossSites.map((site) => new URL(site).origin)),
]

/** Whether a verifier is the one whose challenge was sent first (RFC 7636, section 4.6; S256 only). */
export function isVerifier(verifier: string, challenge: string): boolean {
  const made = Buffer.from(createHash('sha256').update(verifier).digest('base64url'))
  const sent = Buffer.from(challenge)
  return made.length === sent.length && timingSafeEqual(made, sent)
}

/** What a `callbackUrl` of docs on another site asks for. */
export interface Handover {
  /** The site, as the environment lists it: `https://acme.github.io/handbook/`. */
  site: string
  /** Its return page, without a query. */
  returnPage: string
  challenge: string
  /** Handed back as it came. */
  state: string
}

/**
 * Reads the return page of a listed site, with `code_challenge` and `state` in its query. The address is compared letter
 * by letter, with and without the slash that static hosts add: a code that went to another page of the same origin could
 * be led away by a redirect there (RFC 9700, section 4.1).
 *
 * @returns `null` for everything else, which gets no code.
 */
export function handoverOf(callbackUrl: string, {crossSites}: Pick<Env, 'crossSites'>): Handover | null {
  const [returnPage = '', query = ''] = callbackUrl.split('?')
  const site = crossSites.find((one) => [`${one}auth-return`, `${one}auth-return/`].includes(returnPage))
  const parameters = new URLSearchParams(query)
  const challenge = parameters.get('code_challenge') ?? ''
  const state = parameters.get('state') ?? ''
  if (!site || parameters.size !== 2 || !isSecret(challenge) || !isSecret(state)) return null
  return {site, returnPage, challenge, state}
}
