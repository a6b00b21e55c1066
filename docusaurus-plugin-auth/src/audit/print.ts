import pc from 'picocolors'
import {count} from '../cli.js'
import {policyLine} from './checks/html.js'
import type {AuditReport, Fault, InlineScript, Leak, Notice} from './report.js'

/** The report for people. Leaks are grouped by the file they are in: that is what has to be changed. */
export function printed({dir, ok, checked, leaks, faults, notices}: AuditReport): string {
  const {pages, probes, attachments, files, bytes} = checked
  return [
    `auth:audit ${dir}`,
    pc.dim(
      `${count(pages, 'protected page')}, ${count(probes, 'probe')} and ${count(attachments, 'attachment')} looked for ` +
        `in ${count(files, 'file')} (${(bytes / 1e6).toFixed(1)} MB)`,
    ),
    ...[...groups(leaks)].flatMap(([file, inFile]) => ['', ...leakLines(file, inFile)]),
    ...faults.flatMap((fault) => ['', ...faultLines(fault)]),
    ...(notices.length > 0 ? ['', ...noticeLines(notices)] : []),
    '',
    ok
      ? pc.green(`No text of a protected page was found.`)
      : pc.red(pc.bold(`Do not publish this folder: ${verdict(leaks, faults)}.`)),
  ].join('\n')
}

/** Hashes of inline scripts, and the header line that admits them. */
export function printedPolicy(scripts: InlineScript[], authOrigin: string): string {
  return [
    'Inline scripts of the built pages:',
    ...scripts.map(
      ({hash, pages, example, begins}) =>
        `  ${hash}  ${pc.dim(`${count(pages, 'page')}${pages === 1 ? ` (${example})` : ''}: ${begins}`)}`,
    ),
    '',
    "To be merged into the site's policy:",
    `Content-Security-Policy: ${policyLine(scripts, authOrigin)}`,
  ].join('\n')
}

function verdict(leaks: Leak[], faults: Fault[]): string {
  const pages = new Set(leaks.map(({page}) => page)).size
  const places = new Set(leaks.map(({file}) => file)).size
  const told = [
    ...(leaks.length > 0
      ? [`text of ${count(pages, 'protected page')} is in ${count(places, 'public file')}`]
      : []),
    ...(faults.length > 0 ? [`${count(faults.length, 'fault')} found`] : []),
  ]
  return told.join(', ')
}

function groups(leaks: Leak[]): Map<string, Leak[]> {
  const byFile = new Map<string, Leak[]>()
  for (const leak of leaks) byFile.set(leak.file, [...(byFile.get(leak.file) ?? []), leak])
  return byFile
}

/** A file that holds every page need not be followed by every page. */
const LEAKS_SHOWN = 10

function leakLines(file: string, leaks: Leak[]): string[] {
  const {by = '', remedy = ''} = leaks[0] ?? {}
  const more = leaks.length - LEAKS_SHOWN
  return [
    `${pc.red('LEAK')} ${pc.bold(file)}`,
    ...leaks.slice(0, LEAKS_SHOWN).map(leakLine),
    ...(more > 0 ? [`  and text of ${count(more, 'more page')}`] : []),
    `  Probably from: ${by}.`,
    `  What to do: ${remedy}`,
  ]
}

function leakLine({page, access, kind, words, inside, line, column}: Leak): string {
  const where = [...(line === undefined ? [] : [`line ${line}, column ${column}`]), ...inside.toReversed()]
  const place = where.length > 0 ? pc.dim(` (${where.join(', in ')})`) : ''
  if (kind === 'content secret') return `  The content secret (${page})${place}`
  return `  ${page}, for ${access}: ${kind} "${words}"${place}`
}

function faultLines({code, file, what, remedy}: Fault): string[] {
  return [`${pc.red('FAULT')} ${pc.bold(file)} ${pc.dim(code)}`, `  ${what}`, `  What to do: ${remedy}`]
}

/** What is the same of many files is said once. */
function noticeLines(notices: Notice[]): string[] {
  const files = new Map<string, string[]>()
  for (const {file, what} of notices) files.set(what, [...(files.get(what) ?? []), file])
  return [...files].map(([what, [first = '', ...others]]) => {
    const more = others.length > 0 ? ` (and ${count(others.length, 'other')})` : ''
    return `${pc.yellow('note')} ${first} ${what}${more}`
  })
}
