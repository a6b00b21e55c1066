import {wire} from '../session/wire.js'
import type {KeysReply} from './types.js'

/** Longer than this, no page waits for the answer anyway, in milliseconds. */
const PATIENCE = 10_000

/** One simple request, so that the browser sends no preflight. Never rejects. */
export async function requestKeys(url: string): Promise<KeysReply> {
  try {
    const response = await wire.send(url, {signal: AbortSignal.timeout(PATIENCE)})
    const {status} = response
    return {status, body: await response.json().catch(() => undefined)}
  } catch {
    return {status: 0, body: undefined}
  }
}
