// The least a session check can be: Node's HTTP server, a signed cookie, no database, no framework. What another server
// costs above this is what it does for its users, and what it wastes.
// Plain JavaScript, so that no loader runs in the process that is measured.
import {createHmac, timingSafeEqual} from 'node:crypto'
import {createServer} from 'node:http'

const {HMAC_SECRET} = process.env
if (!HMAC_SECRET) throw new Error('HMAC_SECRET is not set. The benchmark sets it.')
const secret = HMAC_SECRET

/** @param {string | undefined} header @returns {string | undefined} the e-mail address in the cookie */
function reader(header) {
  const [, value = '', signature = ''] =
    /(?:^|; )reader=([\w%.-]+)~([\w-]{43})(?:;|$)/.exec(header ?? '') ?? []
  const wanted = createHmac('sha256', secret).update(value).digest()
  const given = Buffer.from(signature, 'base64url')
  return given.length === wanted.length && timingSafeEqual(given, wanted)
    ? decodeURIComponent(value)
    : undefined
}

const server = createServer((request, response) => {
  const email = reader(request.headers.cookie)
  response.writeHead(email ? 200 : 401, {'content-type': 'application/json', 'cache-control': 'no-store'})
  response.end(JSON.stringify(email ? {user: {email}} : null))
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object')
    console.log(`hmac-cookie ready on http://127.0.0.1:${address.port}`)
})
