import {additionalData, GZIP_MAGIC, IV_BYTES, MAGIC, type SealLabel} from './format.js'

/** `FORMAT_UNKNOWN`: not a sealed file, for example a host's error page. `KEY_WRONG`: another key, label, or byte. */
export type OpenErrorCode = 'FORMAT_UNKNOWN' | 'KEY_WRONG'

/** Why a sealed file could not be opened. */
export class OpenError extends Error {
  override name = 'OpenError'

  constructor(readonly code: OpenErrorCode) {
    super(code)
  }
}

/** Takes the 32 bytes that the service hands out; what it returns opens, and cannot be read out again. */
export function importKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['decrypt'])
}

/**
 * Opens a file in Seal format 1.
 *
 * @returns The text as it was sealed.
 * @throws OpenError
 */
export async function open(
  key: CryptoKey,
  label: SealLabel,
  file: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!MAGIC.every((byte, at) => file[at] === byte)) throw new OpenError('FORMAT_UNKNOWN')
  const iv = file.subarray(MAGIC.length, MAGIC.length + IV_BYTES)
  const sealed = file.subarray(MAGIC.length + IV_BYTES)
  let content: Uint8Array<ArrayBuffer>
  try {
    const algorithm = {name: 'AES-GCM', iv, additionalData: additionalData(label)}
    content = new Uint8Array(await crypto.subtle.decrypt(algorithm, key, sealed))
  } catch {
    throw new OpenError('KEY_WRONG')
  }
  return GZIP_MAGIC.every((byte, at) => content[at] === byte) ? gunzip(content) : content
}

async function gunzip(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const {readable, writable} = new DecompressionStream('gzip')
  // Written by hand, because the way over a Blob leads through another process and back.
  const writer = writable.getWriter()
  const written = writer.write(content).then(() => writer.close())
  const [opened] = await Promise.all([new Response(readable).arrayBuffer(), written])
  return new Uint8Array(opened)
}
