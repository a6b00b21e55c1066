import {randomUUID} from 'node:crypto'
import {link, rename, rm, writeFile} from 'node:fs/promises'
import {DataDirectoryBusyError} from '../errors.js'
import {holderFile, isAlive, readHolder} from './holder.js'
import type {Release} from './index.js'

/**
 * macOS, Windows, BSD: a file that exactly one process can create. It outlives a killed process, so a file whose
 * process is gone is taken over.
 */
export async function lockWithFile(dataDir: string): Promise<Release> {
  const file = holderFile(dataDir)
  const mine = `${file}-${randomUUID()}`
  // Linking a finished file creates the lock and its content in one step: nobody reads a half-written one.
  await writeFile(mine, `${process.pid}\n`, {mode: 0o600})
  try {
    while (!(await created(mine, file))) {
      const pid = await readHolder(file)
      if (pid !== undefined && isAlive(pid)) throw busy(dataDir, file, pid)
      await removeStale(dataDir, file)
    }
  } finally {
    await rm(mine, {force: true})
  }

  let released: Promise<void> | undefined
  return () => {
    released ??= rm(file, {force: true})
    return released
  }
}

async function created(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Takes a dead process's file away, by renaming: of two that try, one wins. (Three starting within the same
 * microseconds after a crash could still slip through; file systems offer nothing to close that.)
 */
async function removeStale(dataDir: string, file: string): Promise<void> {
  const aside = `${file}-${randomUUID()}`
  try {
    await rename(file, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw error
  }
  // Between reading and renaming, a third process may have replaced the stale file by its own: give it back.
  const pid = await readHolder(aside)
  if (pid !== undefined && isAlive(pid)) {
    await rename(aside, file)
    throw busy(dataDir, file, pid)
  }
  await rm(aside, {force: true})
}

const busy = (dataDir: string, file: string, pid: number) =>
  new DataDirectoryBusyError(dataDir, pid, `If process ${pid} is something else, delete ${file}.`)
