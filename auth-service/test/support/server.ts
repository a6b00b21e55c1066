import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync} from 'node:fs'
import {mkdtemp, rm} from 'node:fs/promises'
import {createServer} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {noteEnvironment, noteLog} from '../../../scripts/traces/record'
import {aSecret} from './secrets'

const dir = fileURLToPath(new URL('../..', import.meta.url))

type Variables = Record<string, string | undefined>

export interface Ended {
  code: number | null
  output: string
}

/** A production environment that is complete, on this machine and a port of its own. */
export async function productionEnv(variables: Variables = {}): Promise<Variables> {
  const port = await freePort()
  return {
    NODE_ENV: 'production',
    PORT: String(port),
    BETTER_AUTH_URL: `http://localhost:${port}`,
    BETTER_AUTH_TRUSTED_ORIGINS: 'http://localhost:3000',
    AUTH_DOCS_URL: 'http://localhost:3000/',
    BETTER_AUTH_SECRET: aSecret(),
    AUTH_CONTENT_SECRET: aSecret(),
    LOG_LEVEL: 'debug',
    ...variables,
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const {port} = server.address() as {port: number}
  server.close()
  await once(server, 'close')
  return port
}

/** A directory that is deleted by the returned function. */
export async function temporaryDirectory(): Promise<{path: string; remove: () => Promise<void>}> {
  const path = await mkdtemp(join(tmpdir(), 'auth-service-'))
  return {path, remove: () => rm(path, {recursive: true, force: true})}
}

/** The built service or command line, as a process of its own. */
export class Program {
  output = ''
  readonly #child: ChildProcess
  readonly #ended: Promise<Ended>

  constructor(file: 'server' | 'cli', args: string[], env: Variables, input?: string) {
    const bundle = join(dir, 'dist', `${file}.mjs`)
    if (!existsSync(bundle) || (file === 'server' && !existsSync(join(dir, '.next', 'BUILD_ID'))))
      throw new Error('The service is not built. Run: pnpm --filter auth-service build')
    noteEnvironment(env)
    const {PATH, HOME} = process.env
    this.#child = spawn(process.execPath, [bundle, ...args], {
      cwd: dir,
      env: {PATH, HOME, NEXT_TELEMETRY_DISABLED: '1', ...env} as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    this.#child.stdin?.end(input)
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.output += text
        // What the command line prints is its answer to the operator, addresses included.
        if (file === 'server') noteLog('process', text)
      })
    this.#ended = once(this.#child, 'close').then(([code]) => ({
      code: code as number | null,
      output: this.output,
    }))
  }

  /** Resolves when the output holds the text; rejects when the program ends before. */
  async says(text: string): Promise<void> {
    const ended = this.#ended.then(() => true)
    while (!this.output.includes(text)) {
      const next = Promise.race([once(this.#child.stdout ?? this.#child, 'data'), ended])
      if ((await next) === true && !this.output.includes(text))
        throw new Error(`It ended without saying "${text}":\n${this.output}`)
    }
  }

  /** Resolves when it ends by itself. */
  ended = (): Promise<Ended> => this.#ended

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name)
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#ended
  }
}

export interface Running extends Program {
  /** `http://127.0.0.1:…` */
  readonly address: string
}

/** Starts the service and waits for its one line. */
export async function startServer(env: Variables): Promise<Running> {
  const program = new Program('server', [], env)
  try {
    await program.says('auth-service ready on ')
  } catch (error) {
    await program.stop()
    throw error
  }
  return Object.assign(program, {address: `http://127.0.0.1:${env.PORT}`})
}

/** Runs one command to its end. */
export const runCli = (args: string[], env: Variables, input = ''): Promise<Ended> =>
  new Program('cli', args, env, input).ended()
