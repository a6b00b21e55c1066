import {rmSync} from 'node:fs'
import {join} from 'node:path'

const LEFT = Symbol.for('docusaurus-plugin-auth.serverBundles')
/** Docusaurus loads plugins anew for each language; one listener is enough for all of them. */
const memory = process as unknown as {[LEFT]?: Set<string>}

/** What a build is stopped by that nobody catches otherwise, or that Docusaurus takes for a success. */
const signals = [
  ['SIGHUP', 1],
  ['SIGINT', 2],
  ['SIGTERM', 15],
] as const

/**
 * Docusaurus compiles pages for the server into the output itself, protected ones as they are, and takes that away when
 * all pages are rendered. It stays when one of them cannot be rendered, when the build is stopped, and with
 * `DOCUSAURUS_EXIT_AFTER_BUNDLING`, which even calls the build a success. So it goes with the process at the latest.
 *
 * A process that is killed outright (`SIGKILL`, no memory) leaves it behind: the audit finds it, and the next build
 * begins by emptying the folder.
 *
 * @param outDir Output of one language.
 */
export function leaveNoServerBundle(outDir: string): void {
  if (!memory[LEFT]) {
    process.once('exit', () => memory[LEFT]?.forEach(remove))
    for (const [signal, number] of signals) {
      // First, because Docusaurus' own listener ends the process at once, with 0: `build && upload` would go on.
      process.prependOnceListener(signal, () => process.exit(128 + number))
    }
  }
  memory[LEFT] ??= new Set()
  memory[LEFT].add(join(outDir, '__server'))
}

/** The bundler may be writing into it at this moment: then it is not empty in time, and is tried again. */
function remove(folder: string): void {
  rmSync(folder, {recursive: true, force: true, maxRetries: 10, retryDelay: 50})
}
