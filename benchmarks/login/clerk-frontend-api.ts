import {readFileSync} from 'node:fs'
import type {IncomingMessage, ServerResponse} from 'node:http'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {generateKeyPair, SignJWT} from 'jose'
import {clientOf, ENVIRONMENT, NOBODY} from './clerk-answers.ts'

/** Where the site passes Clerk's Frontend API on, as its documentation calls for when it is proxied. */
const PREFIX = '/__clerk'
/** A visit here is a sign-in at Clerk's account portal that has just succeeded. */
export const SIGN_IN_PATH = `${PREFIX}/portal`

const avatar =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#4a6"/></svg>'

/** The key of a production instance names its host (`clerk.example.com$`), which the proxy stands for. */
export const PUBLISHABLE_KEY = `pk_live_${Buffer.from('clerk.example.com$').toString('base64')}`

/**
 * Clerk's Frontend API with one reader, as a handler of the site's own address: what @clerk/clerk-js and @clerk/ui ask
 * for until they show a button, their bundles included, which come from the published packages.
 *
 * @param packages the folder `node_modules` that holds them.
 */
export async function clerkFrontendApi(
  site: string,
  packages: string,
): Promise<(request: IncomingMessage, response: ServerResponse) => boolean> {
  const {privateKey} = await generateKeyPair('RS256')
  const token = () =>
    new SignJWT({sid: 'sess_reader', azp: site, sts: 'active', v: 2})
      .setProtectedHeader({alg: 'RS256', kid: 'ins_docs', typ: 'JWT'})
      .setIssuer('https://clerk.example.com')
      .setSubject('user_reader')
      .setIssuedAt()
      .setNotBefore('-10s')
      .setExpirationTime('60s')
      .sign(privateKey)

  const bundles = new Map<string, Buffer>()
  const bundle = (path: string) => {
    const file = path.replace(/@[\d.]+\//, '/')
    const known = bundles.get(file)
    if (known) return known
    const read = gzipSync(readFileSync(join(packages, file)))
    bundles.set(file, read)
    return read
  }

  return (request, response) => {
    const url = new URL(request.url ?? '/', site)
    if (!url.pathname.startsWith(`${PREFIX}/`)) return false
    const path = url.pathname.slice(PREFIX.length)
    const isSignedIn = request.headers.cookie?.includes('__client=') ?? false
    const json = (answer: unknown) => {
      const body = gzipSync(JSON.stringify(answer))
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-encoding': 'gzip',
        'content-length': body.length,
        'cache-control': 'no-store',
      })
      response.end(body)
    }
    const client = async () => clientOf(await token(), `${site}${PREFIX}/avatar.svg`)

    if (path.startsWith('/npm/')) {
      const body = bundle(path.slice('/npm/'.length))
      response.writeHead(200, {
        'content-type': 'text/javascript; charset=utf-8',
        'content-encoding': 'gzip',
        'content-length': body.length,
        'cache-control': 'public, max-age=600',
        'access-control-allow-origin': '*',
      })
      response.end(body)
    } else if (url.pathname === SIGN_IN_PATH) {
      const now = Math.floor(Date.now() / 1000)
      response.writeHead(302, {
        location: '/',
        'set-cookie': [
          '__client=reader; Path=/; HttpOnly; SameSite=Lax; Max-Age=3600',
          `__client_uat=${now}; Path=/; SameSite=Lax; Max-Age=3600`,
        ],
      })
      response.end()
    } else if (path === '/v1/environment') json(ENVIRONMENT)
    else if (path === '/v1/client' && isSignedIn) void client().then((now) => json({response: now}))
    else if (path === '/v1/client') json(NOBODY)
    else if (path.endsWith('/tokens')) void token().then((jwt) => json({object: 'token', jwt}))
    else if (path.endsWith('/touch')) {
      void client().then((now) => json({response: now.sessions[0], client: now}))
    } else if (path === '/avatar.svg') {
      response.writeHead(200, {'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=600'})
      response.end(avatar)
    } else {
      console.error(`Clerk asked for something unknown: ${request.method} ${request.url}`)
      response.writeHead(404).end()
    }
    return true
  }
}
