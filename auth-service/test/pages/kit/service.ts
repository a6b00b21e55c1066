import {spawn} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {fileURLToPath} from 'node:url'
import {noteEnvironment, noteLog} from '../../../../scripts/traces/record'

/** `auth-service/` */
const room = fileURLToPath(new URL('../../../', import.meta.url))

export interface RunningService {
  /** `http://localhost:<port>` */
  url: string
  /** Everything it has written so far. */
  log(): string
  stop(): Promise<void>
}

/**
 * Starts the built service on a free port, as an operator would, with a database of its own.
 *
 * @param docsUrl origin of the documentation site
 * @param environment what it is told besides, its database first of all
 * @throws {Error} when the service is not built, or does not come up; with what it said
 */
export async function startService(
  docsUrl: string,
  environment: Record<string, string> = {DATABASE_DRIVER: 'pglite'},
): Promise<RunningService> {
  if (!existsSync(join(room, 'dist/server.mjs')))
    throw new Error('auth-service is not built. Run `npm run build` in the root of the repository first.')
  const data = await mkdtemp(join(tmpdir(), 'auth-pages-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production' as const,
    PORT: String(port),
    BETTER_AUTH_URL: url,
    BETTER_AUTH_SECRET: randomBytes(32).toString('base64url'),
    BETTER_AUTH_TRUSTED_ORIGINS: docsUrl,
    AUTH_DOCS_URL: docsUrl,
    AUTH_CONTENT_SECRET: randomBytes(32).toString('base64url'),
    AUTH_DATA_DIR: data,
    // Each test's reader comes from an address of its own; else all would share the limits of one.
    AUTH_TRUSTED_PROXIES: '127.0.0.1,::1',
    LOG_LEVEL: 'debug',
    ...environment,
  }
  noteEnvironment(env)
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    cwd: room,
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text
      noteLog('pages', text)
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
    await rm(data, {recursive: true, force: true})
  }

  const deadline = Date.now() + 60_000
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop()
      throw new Error(`The service did not come up. It said:\n${log}`)
    }
    await pause(100)
  }
  return {url, log: () => log, stop}
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/api/ready`).then(
    (response) => response.ok,
    () => false,
  )

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address() as {port: number}
      server.close(() => resolve(port))
    })
  })
}
