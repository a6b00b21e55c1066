import {createHash} from 'node:crypto'
import {once} from 'node:events'
import {rm, writeFile} from 'node:fs/promises'
import {createServer} from 'node:net'
import {DataDirectoryBusyError} from '../errors.js'
import {holderFile, isAlive, readHolder} from './holder.js'
import type {Release} from './index.js'

/** `sun_path` is 108 bytes, the first of which is the NUL that makes a name abstract. */
const NAME_BYTES = 107

/**
 * A name for the directory, always of full length: Node 20 pads shorter ones with NULs to 108 bytes and Node 24
 * does not, so the two would not see each other's locks.
 */
function socketName(dataDir: string): string {
  const prefix = 'docs-auth-pglite-'
  return `\0${prefix}${createHash('sha512')
    .update(dataDir)
    .digest('hex')
    .slice(0, NAME_BYTES - prefix.length)}`
}

/** Linux: bind an abstract socket. The file in the directory only tells others whom to ask. */
export async function lockWithSocket(dataDir: string): Promise<Release> {
  const server = createServer((connection) => connection.destroy())
  // The lock must not be what keeps a process running.
  server.unref()
  try {
    await once(server.listen(socketName(dataDir)), 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    const pid = await readHolder(holderFile(dataDir))
    // A dead id is left from before: the holder took the socket and has not written its own yet.
    const alive = pid !== undefined && isAlive(pid) ? pid : undefined
    throw new DataDirectoryBusyError(dataDir, alive)
  }
  await writeFile(holderFile(dataDir), `${process.pid}\n`, {mode: 0o600})

  let released: Promise<void> | undefined
  const free = async () => {
    // File first: once the socket is free, the next holder writes its own.
    await rm(holderFile(dataDir), {force: true})
    server.close()
    await once(server, 'close')
  }
  return () => {
    released ??= free()
    return released
  }
}
