import {clientOptions} from '../options.js'
import {session} from '../session/index.js'
import {addressOf} from './address.js'
import {offerAttachments} from './attachments.js'
import {fetchSealed, runChunk} from './chunks.js'
import {SealedError} from './failure.js'
import {firstKeys} from './firstKeys.js'
import {createKeyring, type Keyring} from './keyring.js'

export interface SealedModule<Module> {
  /** Who may read it, canonical: `signed-in`, or roles joined by `+`. */
  access: string
  /** The sealed chunk it lies in; `undefined` in `docusaurus start`, which seals nothing. */
  chunk: string | undefined
  /** The `import()` of the module. */
  load(): Promise<Module>
}

// Made when it is needed: modules that import this one are also loaded where there is no window.
let keyring: Keyring | undefined

function theKeyring(): Keyring {
  keyring ??= createKeyring({options: clientOptions, session, begun: firstKeys()})
  return keyring
}

/** Takes in the keys that have been asked for, so that the first page to open need not wait for that. */
export function getReady(): void {
  theKeyring()
}

/**
 * The keys that may open what is sealed for an access; see `Keyring`.
 *
 * @throws SessionError
 * @throws SealedError `insecure`, `refused`
 */
export async function keysOf(access: string): Promise<readonly CryptoKey[]> {
  if (!globalThis.crypto?.subtle) {
    throw new SealedError(
      'insecure',
      `Browsers have no WebCrypto at ${location.origin}. Publish the site over https.`,
    )
  }
  return theKeyring().keysOf(access)
}

/**
 * Loads a sealed module for a reader who probably may have it.
 *
 * @returns `null` when the service says that they may not; by then the session knows why.
 * @throws SessionError when the service could not be asked; by then the session knows that, too.
 * @throws SealedError
 */
export async function loadSealed<Module>({
  access,
  chunk,
  load,
}: SealedModule<Module>): Promise<Module | null> {
  if (chunk === undefined) return load()
  const address = addressOf(chunk)
  const [keys, file] = await Promise.all([keysOf(access), fileOf(chunk, address)])
  if (keys.length === 0) return null
  offerAttachments()
  await runChunk({address, access, file, keys})
  try {
    return await load()
  } catch (cause) {
    if ((cause as Error | undefined)?.name !== 'ChunkLoadError') throw cause
    const failure = navigator.onLine ? 'outdated' : 'failed'
    throw new SealedError(failure, `${address} needs another file of the site, which did not arrive.`, {
      cause,
    })
  }
}

/** The page's head has begun to load the file of the first page. If that went wrong, this finds out why. */
function fileOf(chunk: string, address: string): Promise<ArrayBuffer> {
  const early = window.__docusaurusAuth
  return early?.chunk === chunk ? early.file.catch(() => fetchSealed(address)) : fetchSealed(address)
}
