import {rmSync} from 'node:fs'
import {join} from 'node:path'

const LEFT = Symbol.for('docusaurus-plugin-auth.serverBundles')
/** Docusaurus loads plugins anew for each language; one listener is enough for all of them. */
const memory = process as unknown as {[LEFT]?: Set<string>}

/**
 * Docusaurus compiles pages for the server into the output itself, protected ones as they are, and takes that away when
 * all pages are rendered. It stays when one of them cannot be rendered, and with `DOCUSAURUS_EXIT_AFTER_BUNDLING`, which
 * even calls the build a success. So it goes with the process at the latest.
 *
 * @param outDir Output of one language.
 */
export function leaveNoServerBundle(outDir: string): void {
  if (!memory[LEFT]) process.once('exit', () => memory[LEFT]?.forEach(remove))
  memory[LEFT] ??= new Set()
  memory[LEFT].add(join(outDir, '__server'))
}

function remove(folder: string): void {
  rmSync(folder, {recursive: true, force: true})
}
