import {once} from 'node:events'
import {chmod, mkdtemp, readFile, rm} from 'node:fs/promises'
import {type AddressInfo, createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {reachableLibrary} from './reachable.js'

export interface PostgresServer {
  /** Makes an empty database (dropping one of the same name) and gives its address. */
  url(database: string): Promise<string>
  /** SIGKILL, as the out-of-memory killer does it. Databases stay. */
  kill(): Promise<void>
  /** Starts again, on the same port, after {@link PostgresServer.kill}. */
  restart(): Promise<void>
  /** Stops the server and deletes everything. */
  stop(): Promise<void>
}

const user = 'postgres'
const password = 'only-for-tests'

/**
 * A real Postgres of its own on a free port of 127.0.0.1, with its data in a temporary directory. As root it
 * makes a system user `postgres` if there is none, since Postgres refuses to run as root.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const dir = await mkdtemp(join(tmpdir(), 'docs-auth-postgres-'))
  await chmod(dir, 0o755)
  const databaseDir = join(dir, 'data')
  const {default: EmbeddedPostgres} = await reachableLibrary(dir)
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // Lost only when the machine itself goes down, which takes a test's data along anyway.
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: (line) => log.push(String(line)),
    onError: (error) => log.push(String(error)),
  })
  const start = () =>
    server.start().catch((cause) => {
      throw new Error(`Postgres did not start:\n${log.slice(-20).join('')}`, {cause})
    })
  await server.initialise()
  await start()

  return {
    url: async (database) => {
      const admin = server.getPgClient('postgres', '127.0.0.1')
      await admin.connect()
      try {
        const name = admin.escapeIdentifier(database)
        await admin.query(`drop database if exists ${name} with (force)`)
        await admin.query(`create database ${name}`)
      } finally {
        await admin.end()
      }
      return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`
    },
    kill: async () => {
      const pid = Number((await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
      process.kill(pid, 'SIGKILL')
      while (isAlive(pid)) await wait(20)
    },
    restart: () => retry(start),
    stop: async () => {
      await server.stop()
      await rm(dir, {recursive: true, force: true})
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** After a kill the children of the old server take a moment to notice; until then it may not start again. */
async function retry(start: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await start()
    } catch (error) {
      if (attempt === 50) throw error
      await wait(100)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const {port} = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
