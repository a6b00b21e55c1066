import * as z from 'zod'
import type {Endpoint} from './endpoint'
import {maxBody} from './limits'
import {knownCode, type ProblemCode} from './problems'

const nothing = z.strictObject({})

/** A body that was understood, as JSON text that holds what the endpoint's schema names and nothing else. */
export type Body = {ok: true; json: string} | {ok: false; code: ProblemCode}

const refuse = (code: ProblemCode): Body => ({ok: false, code})

/** Reads, bounds, parses and checks a body, in this order. */
export async function readBody(request: Request, {body: schema = nothing}: Endpoint): Promise<Body> {
  const text = await readText(request)
  if (text === null) return refuse('PAYLOAD_TOO_LARGE')
  const type = request.headers.get('content-type')
  // A bodiless POST of fetch() has no type; it still has an Origin, which is what protects it.
  const empty = text === '' && type === null
  // A form of any website can send text/plain or urlencoded without a preflight; JSON it cannot.
  if (!empty && !isJson(type)) return refuse('UNSUPPORTED_MEDIA_TYPE')
  const parsed = empty || text === '' ? {} : parse(text)
  if (parsed === undefined) return refuse('INVALID_JSON')
  const checked = schema.safeParse(parsed)
  if (checked.success) return {ok: true, json: JSON.stringify(checked.data)}
  return refuse(codeOf(checked.error))
}

const isJson = (type: string | null): boolean =>
  type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The first mistake, as a code. Schemas of ours name the code as the message. */
function codeOf({issues}: z.ZodError): ProblemCode {
  if (issues.some(({code}) => code === 'unrecognized_keys')) return 'UNKNOWN_FIELD'
  const code = knownCode(issues[0]?.message, 400)
  return code === 'BAD_REQUEST' ? 'INVALID_BODY' : code
}

/** The body as text, or `null` as soon as it is too long, whatever its length header said. */
async function readText(request: Request): Promise<string | null> {
  if (Number(request.headers.get('content-length')) > maxBody) return null
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size > maxBody) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
