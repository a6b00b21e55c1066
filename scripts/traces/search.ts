import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {type Kind, kinds} from './record.ts'

export interface Secret {
  kind: Kind
  value: string
}

export interface Leak {
  kind: Kind
  /** Name of the log, and the line in it, from 1. */
  log: string
  line: number
  /** The line around it, with the kind in place of the value. */
  excerpt: string
}

export interface Traces {
  secrets: Secret[]
  /** Text by name. */
  logs: Map<string, string>
}

export function readTraces(dir: string): Traces {
  const read = (folder: string) =>
    existsSync(`${dir}/${folder}`)
      ? readdirSync(`${dir}/${folder}`).map((name) => [
          name,
          readFileSync(`${dir}/${folder}/${name}`, 'utf8'),
        ])
      : []
  const lines = read('secrets').flatMap(([, text = '']) => text.trimEnd().split('\n'))
  const secrets = lines
    .map((line) => JSON.parse(line) as [Kind, string])
    .map(([kind, value]) => ({kind, value}))
  return {secrets, logs: new Map(read('logs') as [string, string][])}
}

/**
 * Whether finding a value proves anything. Words are in every log (`password`, `hasOwnProperty`); a network address of
 * this machine is, too.
 */
function isTelling({kind, value}: Secret): boolean {
  if (kind === 'address') return value.length >= 6 && /^[^@\s]+@[^@\s]+$/.test(value)
  if (kind === 'client') return value.length >= 8 && !/^(127\.|::1$|::ffff:127\.)/.test(value)
  if (kind !== 'password') return value.length >= 12
  return value.length >= 8 && /[^\p{L}_]/u.test(value) && (value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 6
}

/** As it would stand in a log: as it is, in JSON, in a URL. Of what is long, the beginning: logs cut texts off. */
function formsOf({kind, value}: Secret): string[] {
  const whole = kind === 'token' || kind === 'secret' ? value.slice(0, 16) : value
  return [
    ...new Set([
      whole,
      JSON.stringify(whole).slice(1, -1),
      encodeURIComponent(whole.replace(/\p{Cs}/gu, '\ufffd')),
    ]),
  ]
}

/** Every form of a telling value is at least this long. */
const stem = 6

/** Every place in the logs at which a secret stands. One pass over the text, however many secrets there are. */
export function findLeaks({secrets, logs}: Traces): Leak[] {
  const byStem = new Map<string, [string, Kind][]>()
  for (const secret of secrets.filter(isTelling))
    for (const form of formsOf(secret)) {
      const key = form.slice(0, stem)
      byStem.set(key, [...(byStem.get(key) ?? []), [form, secret.kind]])
    }
  return [...logs].flatMap(([log, text]) =>
    text
      .split('\n')
      .flatMap((line, index) => leaksIn(line, byStem).map((leak) => ({...leak, log, line: index + 1}))),
  )
}

function leaksIn(line: string, byStem: Map<string, [string, Kind][]>): Pick<Leak, 'kind' | 'excerpt'>[] {
  const leaks: Pick<Leak, 'kind' | 'excerpt'>[] = []
  for (let at = 0; at + stem <= line.length; at++) {
    const found = byStem.get(line.slice(at, at + stem))?.find(([form]) => line.startsWith(form, at))
    if (!found) continue
    const [form, kind] = found
    const [before, after] = [
      line.slice(Math.max(0, at - 80), at),
      line.slice(at + form.length, at + form.length + 40),
    ]
    leaks.push({kind, excerpt: `${before}‹${kind}›${after}`})
    at += form.length - 1
  }
  return leaks
}

/**
 * What makes a search worthless: nothing collected of some kind, no logs, or a planted secret that is not found.
 * Empty when the search can be believed.
 */
export function doubts({secrets, logs}: Traces): string[] {
  const told = kinds.map(
    (kind) => [kind, secrets.find((one) => one.kind === kind && isTelling(one))] as const,
  )
  const without = told.filter(([, secret]) => !secret).map(([kind]) => `No ${kind} was collected.`)
  const planted = told.flatMap(([, secret]) => (secret ? [secret] : []))
  const missed = planted.filter(
    (secret) =>
      findLeaks({secrets, logs: new Map([['planted', `{"msg":"hello ${secret.value}, said the log"}`]])})[0]
        ?.kind !== secret.kind,
  )
  return [
    ...without,
    ...missed.map(({kind}) => `A ${kind} that was planted into a line was not found.`),
    ...([...logs.values()].join('').includes('"level":"info"')
      ? []
      : ['No log of the service was collected.']),
  ]
}
