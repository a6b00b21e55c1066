/**
 * Why a page does not open although its reader may read it:
 * `failed` the way to the site's host is broken, or the page itself is; `outdated` its file is gone or is something else, as
 * when the site was published anew; `wrong-key` no key of the service opens the file; `blocked` the site's
 * Content-Security-Policy forbids to run it; `insecure` browsers have no WebCrypto on plain http; `refused` the service hands
 * out no keys to this site at all.
 */
export type Failure = 'failed' | 'outdated' | 'wrong-key' | 'blocked' | 'insecure' | 'refused'

/** `failure` is what the reader is told. The message is for the console, and so for the people who run the site. */
export class SealedError extends Error {
  override name = 'SealedError'

  constructor(
    readonly failure: Failure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** What the reader is told about any error. */
export function failureOf(error: unknown): Failure {
  return error instanceof SealedError ? error.failure : 'failed'
}
