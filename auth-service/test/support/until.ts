import {setTimeout as pause} from 'node:timers/promises'

/** Resolves when something is so; the test's own timeout is the limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(10)
}
