import {createHash, createHmac, timingSafeEqual} from 'node:crypto'

/** A secret as BetterAuth wants it when there may be several. */
export interface VersionedSecret {
  version: number
  value: string
}

/**
 * Numbers the secrets. What is encrypted in the database carries the number, so it must name the same secret after the
 * list has changed: a position would not. Thirty-one bits of a hash of 32 random bytes give nothing away.
 */
export function versioned(secrets: readonly string[]): VersionedSecret[] {
  return secrets.map((value) => ({
    version: createHash('sha256').update(`version\n${value}`).digest().readUInt32BE() >>> 1,
    value,
  }))
}

const sign = (value: string, secret: string): string =>
  createHmac('sha256', secret).update(value).digest('base64')

/**
 * A cookie's value as the current secret would have signed it, if one of the older ones did; else `null`.
 *
 * BetterAuth signs with the first secret and knows only that one for cookies: without this, a new secret would sign
 * everybody out. It needs to work for the seven days that an unrenewed session lives; after that the old secret can go.
 *
 * @param signed `value.signature`, decoded
 */
export function resigned(signed: string, [current = '', ...older]: readonly string[]): string | null {
  const value = verified(signed, older)
  return value === null ? null : `${value}.${sign(value, current)}`
}

/**
 * The value in a cookie that one of the secrets has signed; else `null`.
 *
 * @param signed `value.signature`, decoded
 */
export function verified(signed: string, secrets: readonly string[]): string | null {
  const dot = signed.lastIndexOf('.')
  if (dot < 1) return null
  const value = signed.slice(0, dot)
  const signature = Buffer.from(signed.slice(dot + 1))
  const matches = (secret: string): boolean => {
    const expected = Buffer.from(sign(value, secret))
    return expected.length === signature.length && timingSafeEqual(expected, signature)
  }
  return secrets.some(matches) ? value : null
}
