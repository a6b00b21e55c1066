import type {Env} from '../src/env'

/**
 * Headers of every answer, apart from the policy below. Set here and not in Next's configuration, which is written into
 * the build: these depend on where the build is run.
 */
export function securityHeaders({serviceUrl}: Env): Record<string, string> {
  return {
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    // A promise for this host only: others of the domain belong to somebody else.
    ...(serviceUrl.startsWith('https:') && {'strict-transport-security': 'max-age=31536000'}),
  }
}

/**
 * Content-Security-Policy of an answer (CSP Level 3). Only scripts that carry the nonce run, and what those load;
 * Next reads the nonce from the request and puts it on its own.
 *
 * @param nonce 128 random bits or more, another one for every request.
 * @param dev hot reload compiles code in the browser and writes styles into the page.
 */
export function contentPolicy({trustedOrigins}: Env, nonce: string, dev: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    // A reader's picture is wherever they keep it.
    "img-src 'self' data: https:",
    // Nobody draws the sign-in page into a frame of theirs.
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    // Chrome applies this to the redirect that follows a form, too: without the docs' origins, nobody would get back.
    `form-action 'self' ${trustedOrigins.join(' ')}`.trim(),
  ].join('; ')
}
