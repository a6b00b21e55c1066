import {dirname} from 'node:path'
import {execa} from 'execa'

const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000

export interface Program {
  pid: number
  /** Where it listens, as it said itself: `http://127.0.0.1:…` */
  address: string
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>
}

/**
 * Starts a Node program as a process of its own, with nothing of our environment but the paths: what somebody has set
 * for their own service must not be measured, and their database not be filled.
 *
 * @param file prints a line `… ready on http://…` once it answers.
 * @throws {Error} with its output, when it ends or stays silent instead.
 */
export async function startProgram(file: string, env: Record<string, string>): Promise<Program> {
  const {PATH = '', HOME = ''} = process.env
  const child = execa(process.execPath, [file], {
    cwd: dirname(file),
    env: {PATH, HOME, ...env},
    extendEnv: false,
    stdin: 'ignore',
    all: true,
    buffer: false,
    reject: false,
    forceKillAfterDelay: STOP_TIMEOUT_MS,
  })
  let output = ''
  const tooLate = setTimeout(() => child.kill(), START_TIMEOUT_MS)
  const address = await new Promise<string>((resolve, reject) => {
    child.all.on('data', (chunk: Buffer) => {
      output += chunk
      const found = / ready on (http:\S+)\n/.exec(output)?.[1]
      if (found) resolve(found)
    })
    void child.then(() => reject(new Error(`${file} ended instead of starting.\n${output}`)))
  }).finally(() => clearTimeout(tooLate))

  return {
    pid: child.pid as number,
    address,
    stop: async () => {
      child.kill('SIGTERM')
      await child
    },
  }
}
