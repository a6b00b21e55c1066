import {createWriteStream, mkdirSync, readFileSync} from 'node:fs'
import {setTimeout as sleep} from 'node:timers/promises'
import {execa} from 'execa'
import pc from 'picocolors'
import {dataDir, root} from './paths.ts'
import {Problem} from './problem.ts'

export interface ServerSpec {
  name: string
  /** Folder below the root in which the command runs. */
  folder: string
  command: [file: string, ...args: string[]]
  env?: Record<string, string>
  /** Answers 2xx once the server is ready. A compiler that only watches has none. */
  readyUrl?: string
}

const START_TIMEOUT_MS = 180_000
const STOP_TIMEOUT_MS = 10_000

type Child = ReturnType<typeof spawnServer>

function spawnServer({command: [file, ...args], folder, env}: ServerSpec, inColour: boolean) {
  return execa(file, args, {
    cwd: `${root}${folder}`,
    env: {...env, FORCE_COLOR: inColour && pc.isColorSupported ? '1' : '0'},
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    forceKillAfterDelay: STOP_TIMEOUT_MS,
  })
}

/** The servers of one `npm start`: started together, ended together, each with a log in `.data/logs`. */
export class Servers {
  readonly #running = new Map<string, Child>()
  #stopping = false

  /** @param echo also print every line, behind the server's name (`npm run dev`). */
  constructor(readonly echo: boolean) {}

  async start(spec: ServerSpec): Promise<void> {
    const child = spawnServer(spec, this.echo)
    this.#running.set(spec.name, child)
    this.#keepLog(spec.name, child)
    void child.then(() => this.#ended(spec.name))
    if (spec.readyUrl) await this.#untilReady(spec.name, spec.readyUrl, child)
  }

  /** Resolves when all are down; with a `Problem` when one of them ended by itself. */
  async untilStopped(): Promise<void> {
    const stop = () => this.stop()
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
    await Promise.race([...this.#running].map(([name, child]) => child.then(() => this.#refuseToLose(name))))
    await Promise.all(this.#running.values())
  }

  stop(): void {
    this.#stopping = true
    for (const child of this.#running.values()) child.kill('SIGTERM')
  }

  #ended(name: string): void {
    this.#running.delete(name)
  }

  #refuseToLose(name: string): void {
    if (this.#stopping) return
    this.stop()
    throw new Problem(`${name} ended by itself.`, `its whole log is in ${logFile(name)}.`, lastLines(name))
  }

  #keepLog(name: string, child: Child): void {
    mkdirSync(`${dataDir}logs`, {recursive: true})
    child.all?.pipe(createWriteStream(logFile(name)))
    if (!this.echo) return
    void (async () => {
      for await (const line of child.iterable({from: 'all'}))
        console.log(`${pc.cyan(name.padEnd(12))} ${line}`)
    })().catch(() => {})
  }

  async #untilReady(name: string, url: string, child: Child): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS
    while (Date.now() < deadline) {
      if (child.exitCode !== null) this.#refuseToLose(name)
      const answer = await fetch(url, {signal: AbortSignal.timeout(5_000)}).catch(() => null)
      if (answer?.ok) return
      await sleep(150)
    }
    this.stop()
    throw new Problem(
      `${name} did not answer at ${url} within ${START_TIMEOUT_MS / 1000} seconds.`,
      `its whole log is in ${logFile(name)}.`,
      lastLines(name),
    )
  }
}

const logFile = (name: string) => `${dataDir}logs/${name}.log`

function lastLines(name: string): string {
  return readFileSync(logFile(name), 'utf8').trimEnd().split('\n').slice(-25).join('\n')
}
