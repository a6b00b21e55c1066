import pc from 'picocolors'
import {count} from '../cli.js'
import type {DoctorReport, Finding} from './report.js'

/** The report for people: what is in order on one line each, what is not with what to change. */
export function printed({site, service, findings}: DoctorReport): string {
  return [
    `auth:doctor ${site} ${pc.dim(`with the service at ${service}`)}`,
    '',
    ...findings.flatMap(lines),
    '',
    verdict(findings),
  ].join('\n')
}

const marks = {ok: pc.green('✓'), warning: pc.yellow('!'), problem: pc.red('✗')}

function lines({level, code, what, todo, change = []}: Finding): string[] {
  if (level === 'ok') return [`${marks.ok} ${what}`]
  return [
    `${marks[level]} ${pc.bold(what)} ${pc.dim(code)}`,
    ...(todo ? [`    What to do: ${todo}`] : []),
    ...change.map(({where, line}) => `      ${pc.cyan(line)}  ${pc.dim(`(${where})`)}`),
  ]
}

function verdict(findings: Finding[]): string {
  const number = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length
  const [problems, warnings] = [number('problem'), number('warning')]
  const also = warnings > 0 ? `, ${count(warnings, 'warning')}` : ''
  if (problems > 0) return pc.red(pc.bold(`${count(problems, 'problem')}${also}.`))
  return (
    pc.green(`Nothing stands between a reader and their session${also}.`) +
    '\nSomebody is signed out all the same? Open the page in their browser with ?auth-doctor while docusaurus start runs.'
  )
}
