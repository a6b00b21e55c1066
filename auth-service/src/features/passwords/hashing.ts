import {hash as argonHash, verify as argonVerify} from '@node-rs/argon2'
import {verifyPassword as scryptVerify} from 'better-auth/crypto'
import {queued} from './queue'

/** OWASP's minimum for Argon2id: 19 MiB, two passes, one lane. About 9 ms of one core. */
const argon2id = {algorithm: 2, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1} as const

/**
 * How passwords are kept. BetterAuth hashes the typed password when an address is unknown and verifies it when it is
 * known: with one algorithm both take the same time, and the clock tells nobody which addresses have accounts.
 */
export const passwordHashing = {
  hash: (password: string): Promise<string> => queued(() => argonHash(password, argon2id)),

  verify: ({hash, password}: {hash: string; password: string}): Promise<boolean> =>
    queued(() => {
      if (isCurrentHash(hash)) return argonVerify(hash, password)
      // `salt:key` of BetterAuth's own scrypt: accounts from before, or imported from another BetterAuth.
      return scryptVerify({hash, password})
    }),
}

export const isCurrentHash = (hash: string): boolean => hash.startsWith('$argon2id$')
