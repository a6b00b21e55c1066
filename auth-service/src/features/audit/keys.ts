import type {Database} from '@docs-auth/drizzle'
import type {KeysAnswer} from 'docusaurus-plugin-auth/server'
import {record} from './record'

/** Events that this process knows to be written down. More than one day's readers of most sites; a few megabytes. */
const maxKnown = 10_000

interface Current {
  user: {id: string}
  session: {id: string}
}

/** Makes the function that writes down which keys a session was handed: once a day for the same pages. */
export function createKeysTrail(orm: Database['orm']) {
  const known = new Set<string>()
  return async (
    headers: Pick<Headers, 'get'> | undefined,
    {user, session}: Current,
    {site, epoch}: {site: string; epoch: string},
    {keys, denied}: KeysAnswer,
  ): Promise<void> => {
    const access = Object.keys(keys).sort()
    const day = new Date().toISOString().slice(0, 10)
    // Every protected page that is opened asks; a row for each would bury everything else.
    const once = ['keys', session.id, day, site, epoch, ...access, '-', ...denied].join(' ')
    if (known.has(once)) return
    const detail = {session: session.id, site, epoch, access, denied}
    const byOneself = {actorId: user.id, subject: {id: user.id}}
    await record(orm, headers, {event: 'keys-handed-out', ...byOneself, detail, once})
    // The database refuses what it has, so forgetting costs a statement and nothing else.
    if (known.size >= maxKnown) known.clear()
    known.add(once)
  }
}
