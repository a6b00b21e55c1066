import {join} from 'node:path'
import {PGlite} from '@electric-sql/pglite'
import {drizzle} from 'drizzle-orm/pglite'
import {lockDirectory, type Release} from '../lock/index.js'
import {reportOutages} from '../outage/watch.js'
import * as schema from '../schema/index.js'
import type {Connection} from './connection.js'

/**
 * Postgres compiled to WebAssembly, in this process, in a directory. One connection, so queries queue: inside a
 * transaction use the handle it gives you — the outer one would wait for the transaction, and that for it.
 *
 * @throws {DataDirectoryBusyError} when another process has the directory open
 */
export async function openPglite(dataDirectory: string): Promise<Connection> {
  const {dataDir, release} = await lockDirectory(dataDirectory)
  const client = await create(join(dataDir, 'cluster'), release)
  reportOutages(client, ['query'])
  // A transaction also fails with whatever its callback threw (a mail server that is away, say): not ours.
  reportOutages(client, ['transaction'], () => client.closed)
  const orm = drizzle({client, schema})

  let closed: Promise<void> | undefined
  const close = async () => {
    try {
      await client.close()
    } finally {
      await release()
    }
  }
  return {
    orm,
    ping: async () => {
      await client.query('select 1')
    },
    dedicated: (work) => work(orm),
    close: () => {
      closed ??= close()
      return closed
    },
  }
}

async function create(dataDir: string, release: Release): Promise<PGlite> {
  try {
    return await PGlite.create(dataDir)
  } catch (cause) {
    await release()
    throw new Error(
      `PGlite could not open ${dataDir}. If its data is damaged or of another version, move the directory away ` +
        'and start again: a new one is made.',
      {cause},
    )
  }
}
