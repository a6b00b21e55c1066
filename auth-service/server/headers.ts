import type {Env} from '../src/env'

/**
 * Headers of every answer. Set here and not in Next's configuration, which is written into the build: these depend on
 * where the build is run.
 */
export function securityHeaders({serviceUrl, trustedOrigins}: Env): Record<string, string> {
  const policy = [
    // Nobody draws the sign-in page into a frame of theirs.
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    // Chrome applies this to the redirect that follows a form, too: without the docs' origins, nobody would get back.
    `form-action 'self' ${trustedOrigins.join(' ')}`.trim(),
  ]
  return {
    'content-security-policy': policy.join('; '),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    // A promise for this host only: others of the domain belong to somebody else.
    ...(serviceUrl.startsWith('https:') && {'strict-transport-security': 'max-age=31536000'}),
  }
}
