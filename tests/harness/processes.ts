import {createWriteStream, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {execa} from 'execa'
import {noteEnvironment, noteLog} from '../../scripts/traces/record.ts'
import {logsDir} from './paths.ts'
import {assertPortFree} from './ports.ts'

export interface ProcessPlan {
  name: string
  command: string
  args: string[]
  cwd: string
  env: Record<string, string>
  /** The port it will listen on. Must be free. */
  port: number
  /** Answers 2xx once the process can be used. */
  healthUrl: string
  /** Milliseconds until the start counts as failed. */
  patience?: number
}

export interface RunningProcess {
  /** Everything it has written so far, both streams, in order. */
  log(): string
  /** Asks it to end (SIGTERM) and waits until it has. */
  stop(): Promise<void>
  /** Ends it without asking (SIGKILL). */
  kill(): Promise<void>
}

/**
 * Starts a server and waits until it answers. Its output is kept in `test-results/logs/<name>.log`; it ends with
 * the test run at the latest.
 *
 * @throws {Error} when the port is taken, or the process ends or stays silent; with the end of its log
 */
export async function startProcess(plan: ProcessPlan): Promise<RunningProcess> {
  await assertPortFree(plan.port, plan.name)
  noteEnvironment(plan.env)
  const child = execa(plan.command, plan.args, {
    cwd: plan.cwd,
    env: cleanEnv(plan.env),
    extendEnv: false,
    all: true,
    buffer: false,
    stdin: 'ignore',
    reject: false,
    forceKillAfterDelay: 10_000,
  })
  let log = ''
  mkdirSync(logsDir, {recursive: true})
  const file = createWriteStream(join(logsDir, `${plan.name}.log`), {flags: 'a'})
  child.all.on('data', (chunk: Buffer) => {
    log += chunk
    noteLog(plan.name, String(chunk))
    file.write(chunk)
  })
  let ended = false
  const end = child.then(() => {
    ended = true
    file.end()
  })
  const stop = async (signal: 'SIGTERM' | 'SIGKILL') => {
    if (!ended) child.kill(signal)
    await end
  }

  const deadline = Date.now() + (plan.patience ?? 60_000)
  while (!(await answers(plan.healthUrl))) {
    if (ended) throw new Error(`${plan.name} ended instead of starting.\n${tail(log)}`)
    if (Date.now() > deadline) {
      await stop('SIGKILL')
      throw new Error(`${plan.name} did not answer at ${plan.healthUrl} in time.\n${tail(log)}`)
    }
    await sleep(100)
  }
  return {log: () => log, stop: () => stop('SIGTERM'), kill: () => stop('SIGKILL')}
}

/** Runs a command to its end. @throws {Error} with the end of its output when it fails */
export async function run(
  command: string,
  args: string[],
  options: {cwd: string; env?: Record<string, string>; input?: string},
): Promise<string> {
  const {failed, all} = await execa(command, args, {
    cwd: options.cwd,
    env: cleanEnv(options.env ?? {}),
    extendEnv: false,
    all: true,
    reject: false,
    timeout: 240_000,
    ...(options.input === undefined ? {stdin: 'ignore'} : {input: options.input}),
  })
  if (failed) throw new Error(`Failed: ${command} ${args.join(' ')}  (in ${options.cwd})\n${tail(all)}`)
  return all
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, {signal: AbortSignal.timeout(2_000)})).ok
  } catch {
    return false
  }
}

/** The surroundings of the test run, without what would configure our own programs behind the test's back. */
function cleanEnv(own: Record<string, string>): NodeJS.ProcessEnv {
  const ours =
    /^(AUTH_|BETTER_AUTH_|DATABASE_|DOCS_|SITE_|API_|SMTP_|MAIL_|NEON_|NEXT_|VITEST|NODE_ENV|PORT$|HOST$)/
  const around = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return {...Object.fromEntries(around), ...own}
}

const tail = (log: string) => log.trimEnd().split('\n').slice(-40).join('\n')
