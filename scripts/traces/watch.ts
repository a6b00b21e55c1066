// A setup file for Vitest: whatever tests send and get with `fetch` is noted.
import {noteAnswered, noteSent} from './record.ts'

const real = globalThis.fetch

globalThis.fetch = async (...args) => {
  const [input, init] = args
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined))
  noteSent(init?.body, Object.fromEntries(headers))
  const answer = await real(...args)
  const isJson = answer.headers.get('content-type')?.startsWith('application/json')
  noteAnswered(answer.headers.getSetCookie(), isJson ? await answer.clone().text() : '')
  return answer
}
