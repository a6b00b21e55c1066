import {readFile} from 'node:fs/promises'
import {join} from 'node:path'

/** Says who holds a directory. Inside it: when the directory is a mounted volume, its parent is not ours. */
export const holderFile = (dataDir: string) => join(dataDir, 'lock')

/** The process id in a holder file; undefined when there is none or it makes no sense. */
export async function readHolder(file: string): Promise<number | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const pid = Number(text.trim())
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined
}

/** True when a process with this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
