import {clientOptions} from '../options.js'
import type {Session} from '../session/state.js'

/** More would travel with every request to the docs, pictures included. Characters of the cookie's value. */
const MOST = 512

/**
 * Writes the hint as a cookie of the docs' own host, which the service cannot: from then on the first frame knows the name,
 * and visitors ask nothing. It holds what the service's hint holds, and is no more of a secret.
 */
export function rememberReader({user, session}: Session): void {
  const left = new Date(session.expiresAt).getTime() - Date.now()
  const exp = Math.floor(new Date(session.expiresAt).getTime() / 1000)
  const values = [user.image, null].map((image) => encode({v: 1, name: user.name, image, exp}))
  // A name that long is cut rather than left out: without a hint nobody would be asked for.
  const value =
    values.find(({length}) => length <= MOST) ??
    encode({v: 1, name: user.name.slice(0, 80), image: null, exp})
  write(value, Math.floor(left / 1000))
}

export const forgetReader = (): void => write('', 0)

function write(value: string, maxAge: number): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is younger than the browsers we serve
  document.cookie = `${clientOptions().hintCookie}=${value}; Path=/; Max-Age=${maxAge}; SameSite=Lax${secure}`
}

function encode(hint: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(hint))
  return base64url(bytes)
}

/** In the spelling for URLs (RFC 4648, section 5), without padding. */
export function base64url(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
}
