import type {Dialect} from './oidc-provider.ts'

export const AUTH0: Dialect = {
  base: '',
  issuer: '/',
  authorize: '/authorize',
  token: '/oauth/token',
  keys: '/.well-known/jwks.json',
}

const realm = '/realms/docs'
const protocol = `${realm}/protocol/openid-connect`

/** Sets a cookie in one page and looks for it in the next: whether a frame of a foreign site may keep any. */
const mayKeepCookies = [
  `<!doctype html><script>document.cookie = 'PROBE=1'; location.href = 'step2.html'</script>`,
  `<!doctype html><script>parent.postMessage(/PROBE=1/.test(document.cookie) ? 'supported' : 'unsupported', '*')</script>`,
] as const

/** Is asked in messages `client session` whether that is still who is signed in; asks its server once for permission. */
const sessionFrame = `<!doctype html><script>
  let allowed
  addEventListener('message', async ({data, origin, source}) => {
    const [client, session] = data.split(' ')
    allowed ??= fetch('login-status-iframe.html/init?' + new URLSearchParams({client_id: client, origin}))
    const {ok} = await allowed
    const now = (/(?:^|; )KEYCLOAK_SESSION=([^;]*)/.exec(document.cookie) ?? [])[1] ?? ''
    source.postMessage(!ok ? 'error' : now === session ? 'unchanged' : 'changed', origin)
  })
</script>`

/** What keycloak-js asks a Keycloak for, and what a Keycloak's pages say to it. */
export const KEYCLOAK: Dialect = {
  base: '',
  issuer: realm,
  authorize: `${protocol}/auth`,
  token: `${protocol}/token`,
  keys: `${protocol}/certs`,
  pages: {
    [`${protocol}/3p-cookies/step1.html`]: mayKeepCookies[0],
    [`${protocol}/3p-cookies/step2.html`]: mayKeepCookies[1],
    [`${protocol}/login-status-iframe.html`]: sessionFrame,
    [`${protocol}/login-status-iframe.html/init`]: '',
  },
  cookies: (session) => [`KEYCLOAK_SESSION=${session}; Path=${realm}/; SameSite=Lax; Max-Age=3600`],
}

/** The same for a client that knows nothing of Keycloak and is given the address of the issuer. */
export const REALM: Dialect = {...KEYCLOAK, base: realm}
