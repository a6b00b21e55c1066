import {OpenError, open} from '../../seal/open.js'
import {clientOptions} from '../options.js'
import {runScript} from './blobScript.js'
import {SealedError} from './failure.js'

/** @throws SealedError `failed`, `outdated` */
export async function fetchSealed(address: string, init?: RequestInit): Promise<ArrayBuffer> {
  let response: Response
  try {
    response = await fetch(address, init)
    if (response.ok) return await response.arrayBuffer()
  } catch (cause) {
    throw new SealedError('failed', `${address} did not arrive.`, {cause})
  }
  const {status} = response
  // Some hosts say 403 of what is not there.
  const isGone = status >= 400 && status < 500 && status !== 408 && status !== 429
  throw new SealedError(
    isGone ? 'outdated' : 'failed',
    `${address} answered ${status}. Was the site published anew, or does its host not publish files that end in .sealed?`,
  )
}

interface SealedFile {
  /** The file's address. Its name is part of what the seal vouches for. */
  address: string
  access: string
  file: ArrayBuffer
  /** Tried in this order. */
  keys: readonly CryptoKey[]
}

/**
 * Opens a sealed chunk and runs it. It registers its modules with the bundler's runtime, as the file of any chunk does, so that
 * `import()` finds them there and asks the host for nothing.
 *
 * @throws SealedError `outdated`, `wrong-key`, `blocked`
 */
export async function runChunk(chunk: SealedFile): Promise<void> {
  await runScript(await openFile(chunk))
}

/** @throws SealedError `outdated`, `wrong-key` */
export async function openFile({address, access, file, keys}: SealedFile): Promise<Uint8Array<ArrayBuffer>> {
  const {site, epoch} = clientOptions()
  const name = address.slice(address.lastIndexOf('/') + 1)
  for (const key of keys) {
    try {
      return await open(key, {site, epoch, access, name}, new Uint8Array(file))
    } catch (error) {
      if (!(error instanceof OpenError)) throw error
      if (error.code === 'FORMAT_UNKNOWN') {
        throw new SealedError(
          'outdated',
          `${address} is not a sealed file. Does the host answer with a page of its own?`,
        )
      }
    }
  }
  throw new SealedError(
    'wrong-key',
    `None of ${keys.length} keys opens ${address} (site ${site}, epoch ${epoch}, access ${access}). Build and auth service ` +
      'must have the same AUTH_CONTENT_SECRET; while it is being changed, the service needs the old one, too.',
  )
}
