import {existsSync, realpathSync} from 'node:fs'
import {posixPath} from '@docusaurus/utils'
import {AuthPluginError} from '../errors.js'
import {audit, protectsAnything} from './audit.js'
import {printed} from './print.js'
import type {AuditReport} from './report.js'
import {type AuditedSite, readRecords} from './site.js'

interface Build {
  locale: string
  outDir: string
}

const BUILT = Symbol.for('docusaurus-plugin-auth.builtLocales')
/** Docusaurus loads plugins anew for each language; what they have to remember is kept by the process. */
const memory = process as unknown as {[BUILT]?: Set<string>}

/**
 * Docusaurus' `postBuild`: refuses a build whose output holds text of protected pages, whoever wrote it there.
 *
 * All plugins' `postBuild` run at the same time, and nothing tells when the others have finished. So this one waits
 * until the process has nothing left to do but to wait for it, which Node.js tells by `beforeExit`. Then the others are
 * done, the build is not yet, and `docusaurus deploy` has published nothing. If something else kept the process alive,
 * it would keep alive every build, with or without this plugin.
 *
 * A program that builds sites may have other business, and is not waited for: there the output is checked twice, as it
 * is now, and when the process ends.
 *
 * @throws AuthPluginError `PUBLISHED_TEXT`
 */
export async function auditBuild(site: AuditedSite, {locale, outDir}: Build): Promise<void> {
  memory[BUILT] ??= new Set()
  memory[BUILT].add(locale)
  const locales = [...memory[BUILT]]
  // What another build has once written down of other languages may no longer be true.
  const built = {...site, locales: site.locales.filter(({name}) => locales.includes(name))}
  if (!protectsAnything(readRecords(built))) return
  if (isDocusaurusCommand()) await othersHaveFinished()
  else process.once('beforeExit', () => reportLate(built, outDir))
  const report = await audit(built, outDir)
  if (!report.ok) throw new AuthPluginError('PUBLISHED_TEXT', details(report))
}

/** `process.exitCode` is all that is left to set when a program has been told already that the build went well. */
async function reportLate(site: AuditedSite, outDir: string): Promise<void> {
  const report = await audit(site, outDir)
  if (report.ok) return
  console.error(printed(report))
  process.exitCode = 1
}

function isDocusaurusCommand(): boolean {
  // Not a file when a program was given to Node.js as text.
  const program = process.argv[1]
  if (program === undefined || !existsSync(program)) return false
  return /\/@docusaurus\/core\/bin\/docusaurus/.test(posixPath(realpathSync(program)))
}

function othersHaveFinished(): Promise<void> {
  // A listener gives the process nothing to do; the turn of the loop that it asks for does.
  return new Promise((resolve) => process.once('beforeExit', () => setImmediate(resolve)))
}

function details({leaks, faults}: AuditReport): string[] {
  return [
    ...leaks.map(({file, page, kind, words, by, remedy}) => {
      const what = words === '' ? kind : `${kind} "${words}"`
      return `${file} holds ${what} of ${page}; probably from ${by}. ${remedy}`
    }),
    ...faults.map(({file, what, remedy}) => `${file}: ${what} ${remedy}`),
  ]
}
