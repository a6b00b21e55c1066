/** A path on the service: one leading slash. `//host` and `/\host` would leave it. */
export function isSitePath(value: string): boolean {
  return /^\/(?![/\\])/.test(value)
}

/** A web origin and nothing else: no path, query, fragment, user name. */
export function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return isWeb(url) && (value === url.origin || value === `${url.origin}/`)
}

/** `https:`, or `http:` to this very machine. Paths inherit the safety of the origin they are resolved against. */
export function isSafeUrl(value: string): boolean {
  if (!URL.canParse(value)) return true
  const {protocol, hostname} = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** Schemes like `javascript:` parse as URLs too, and must never become a link. */
export function isWebUrl(value: string): boolean {
  return URL.canParse(value) && isWeb(new URL(value))
}

function isWeb({protocol, username, password}: URL): boolean {
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}
