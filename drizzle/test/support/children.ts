import {type ChildProcess, spawn} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'

export interface Child {
  process: ChildProcess
  pid: number
  /** Resolves with the first line of output that starts with one of the words. */
  says(...words: string[]): Promise<string>
  /** Resolves with the exit code, or the signal's name, once the process is gone. */
  gone: Promise<number | string>
}

/** Starts a TypeScript file of test/children in a process of its own. */
export function startChild(file: string, args: string[], nodeArgs: string[] = []): Child {
  const path = fileURLToPath(new URL(`../children/${file}`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', ...nodeArgs, path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const gone = once(child, 'close').then(([code, signal]) => signal ?? code)
  const says = async (...words: string[]) => {
    for (;;) {
      const line = output.split('\n').find((text) => words.some((word) => text.startsWith(word)))
      if (line !== undefined) return line
      const ended = await Promise.race([gone.then(() => true), once(child.stdout, 'data').then(() => false)])
      if (ended && !words.some((word) => output.includes(word)))
        throw new Error(`the child ended:\n${output}`)
    }
  }
  return {process: child, pid: child.pid as number, says, gone}
}
