import {cookies, headers} from 'next/headers'
import {findEndpoint} from '../../http/endpoints'
import {type Field, problemOf} from '../../http/problems'
import {readSetCookie} from '../../http/set-cookie'
import {service} from '../../service'

/** What came of a form. `retryAfter` in seconds, when waiting helps. */
export type Outcome = {ok: true} | {ok: false; errors: Partial<Record<Field, string>>; retryAfter?: number}

/** Headers that say who is asking; the rest of a form submission is none of the API's business. */
const carried = ['cookie', 'user-agent', 'x-client-address', 'x-request-id']

/**
 * Sends a form through the API's own door, in this process.
 *
 * Next has compared `Origin` with our host before a server action runs, so the request may say that it comes from here.
 */
export async function submit(path: `/${string}`, form: Readonly<Record<string, string>>): Promise<Outcome> {
  const mistakes = mistakesIn(path, form)
  if (mistakes) return {ok: false, errors: mistakes}
  const {handle, env} = await service()
  const incoming = await headers()
  const request = new Request(`${env.serviceUrl}/api/auth${path}`, {
    method: 'POST',
    headers: [
      ['content-type', 'application/json'],
      ['origin', env.serviceUrl],
      ...carried.flatMap((name) =>
        incoming.has(name) ? [[name, incoming.get(name) ?? ''] as [string, string]] : [],
      ),
    ],
    body: JSON.stringify(form),
  })
  const response = await handle(request)
  const jar = await cookies()
  for (const {name, value, attributes} of response.headers.getSetCookie().map(readSetCookie))
    jar.set(name, value, attributes)
  return response.ok ? {ok: true} : failed(path, response)
}

/** Every mistake at once, beside its field; the API itself names only the first. */
function mistakesIn(path: string, form: object): Partial<Record<Field, string>> | undefined {
  const parsed = findEndpoint('POST', path)?.body?.safeParse(form)
  if (!parsed || parsed.success) return undefined
  const errors: Partial<Record<Field, string>> = {}
  for (const issue of parsed.error.issues) {
    const {field = 'form', text} = problemOf(issue.message)
    errors[fieldFor(path, field, issue.path[0])] ??= text
  }
  return errors
}

async function failed(path: string, response: Response): Promise<Outcome> {
  const {code} = (await response.json()) as {code: string}
  const {field = 'form', text} = problemOf(code)
  const wait = Number(response.headers.get('retry-after'))
  return {ok: false, errors: {[fieldFor(path, field)]: text}, ...(wait > 0 && {retryAfter: wait})}
}

/** The rules speak of "the password"; a form with two of them has other names. */
function fieldFor(path: string, field: Field, said?: PropertyKey): Field {
  if (path !== '/change-password' || field !== 'password') return field
  return said === 'currentPassword' ? 'currentPassword' : 'newPassword'
}
