import {type Spread, show, spread} from '../kit/median.ts'
import {type Line, LOOPBACK, SLOW} from '../kit/page.ts'
import type {Plot} from '../kit/plot.ts'
import type {Table} from '../kit/table.ts'
import type {Contender} from './contenders.ts'
import type {Traffic} from './traffic.ts'
import type {Visited} from './visit.ts'

export type Who = 'visitor' | 'reader'

interface Seen {
  /** Milliseconds from the navbar's first frame in which it said nothing, or the opposite of what is true. */
  empty: Spread
  wrong: Spread
  /** Both together. */
  late: Spread
  cls: Spread
  jump: Spread
}

export interface Result {
  name: string
  title: string
  version: string
  /** Whole first page and one navigation, on loopback: medians. */
  traffic: Partial<Record<Who, {load: Traffic; navigation: number}>>
  seen: Partial<Record<Who, Record<'loopback' | 'slow', Seen>>>
}

export function resultOf(
  {name, title, version, hasLogin}: Contender,
  of: (who: Who, line: Line) => Visited[],
): Result {
  const result: Result = {name, title, version, traffic: {}, seen: {}}
  for (const who of hasLogin ? (['visitor', 'reader'] as const) : (['visitor'] as const)) {
    const visits = of(who, LOOPBACK)
    const median = (value: (one: Visited) => number) => spread(visits.map(value)).median
    result.traffic[who] = {
      load: {
        requests: median(({load}) => load.requests),
        questions: median(({load}) => load.questions),
        html: median(({load}) => load.html),
        js: median(({load}) => load.js),
        css: median(({load}) => load.css),
      },
      navigation: median(({navigation}) => navigation?.requests ?? Number.NaN),
    }
    result.seen[who] = {loopback: seen(visits, who), slow: seen(of(who, SLOW), who)}
  }
  return result
}

function seen(visits: Visited[], who: Who): Seen {
  const opposite = who === 'reader' ? 'out' : 'in'
  const of = (value: (one: Visited['navbar']) => number, digits = 1) =>
    spread(visits.map(({navbar}) => Number(value(navbar).toFixed(digits))))
  return {
    empty: of(({shown}) => shown.nothing),
    wrong: of(({shown}) => shown[opposite]),
    late: of(({shown}) => shown.nothing + shown[opposite]),
    cls: of(({cls}) => cls, 4),
    jump: of(({jump}) => jump),
  }
}

const bytes = ({html, js, css}: Traffic) => html + js + css
/** Bytes as kB; a handful of them, by which names of files differ, is nothing, in either direction. */
const kilobytes = (value: number) => (value / 1000).toFixed(1).replace('-0.0', '0.0')

export function bytesTable(results: Result[]): Table {
  const plain = baseOf(results)
  const more = (value: number, base: number) => `${value < base ? '−' : '+'}${Math.abs(value - base)}`
  const asked = ({requests, questions}: Traffic) =>
    `${more(requests, plain.load.requests)} (${questions - plain.load.questions})`
  return {
    title: 'What the first page gets heavier, kB gzip, and what it asks for',
    head: [
      '',
      'version',
      'JS',
      'CSS',
      'HTML',
      'visitor',
      'reader',
      'requests: visitor',
      'reader',
      'a navigation',
    ],
    rows: results.map(({title, version, traffic: {visitor, reader}}) => {
      if (!visitor || !reader) {
        const {js, css, html, requests} = plain.load
        const whole = [js, css, html, bytes(plain.load)].map(kilobytes)
        return [`${title} (whole)`, version, ...whole, '', String(requests), '', String(plain.navigation)]
      }
      const {load} = visitor
      return [
        title,
        version,
        kilobytes(load.js - plain.load.js),
        kilobytes(load.css - plain.load.css),
        kilobytes(load.html - plain.load.html),
        kilobytes(bytes(load) - bytes(plain.load)),
        kilobytes(bytes(reader.load) - bytes(plain.load)),
        asked(load),
        asked(reader.load),
        more(Math.max(visitor.navigation, reader.navigation), plain.navigation),
      ]
    }),
  }
}

export function navbarTable(results: Result[]): Table {
  return {
    title: 'Milliseconds in which the navbar is empty or wrong',
    head: [
      '',
      'visitor, loopback',
      'reader, loopback',
      'visitor, slow 4G',
      'reader, slow 4G',
      'of it wrong',
      'CLS',
      'moved: visitor',
      'reader',
    ],
    rows: results.flatMap(({title, seen: {visitor, reader}}) => {
      if (!visitor || !reader) return []
      const every = [visitor.loopback, visitor.slow, reader.loopback, reader.slow]
      return [
        [
          title,
          ...[visitor.loopback, reader.loopback, visitor.slow, reader.slow].map(({late}) => show(late)),
          show(reader.slow.wrong),
          Math.max(...every.map(({cls}) => cls.highest)).toFixed(4),
          `${visitor.slow.jump.median.toFixed(0)} px`,
          `${reader.slow.jump.median.toFixed(0)} px`,
        ],
      ]
    }),
  }
}

export function plotOf(results: Result[]): Plot {
  const plain = baseOf(results)
  const shown = results.filter(({traffic}) => traffic.reader)
  const added = (who: Who) => (result: Result) =>
    (bytes(result.traffic[who]?.load ?? plain.load) - bytes(plain.load)) / 1000
  const late = (who: Who) => (result: Result) => result.seen[who]?.slow.late.median ?? 0
  const series = ['visitor', 'reader']
  const both = (value: (who: Who) => (result: Result) => number) =>
    shown.map((result) => [value('visitor')(result), value('reader')(result)])
  const told = shown.map(
    (result) =>
      `${result.title}: ${added('visitor')(result).toFixed(1)} and ${added('reader')(result).toFixed(1)} kB, ` +
      `${late('visitor')(result).toFixed(0)} and ${late('reader')(result).toFixed(0)} ms`,
  )
  return {
    title: 'What a login costs the readers of a docs site',
    description:
      'Kilobytes added to the first page, and milliseconds in which the navbar is empty or wrong on slow 4G with a processor ' +
      `four times slower; each for a visitor and for a signed-in reader. ${told.join('; ')}.`,
    rows: shown.map(({title, name}) => ({label: title, isOurs: name === 'ours'})),
    panels: [
      {title: 'Added to the first page', unit: 'kB', series, values: both(added)},
      {title: 'Navbar empty or wrong, slow 4G', unit: 'ms', series, values: both(late)},
    ],
  }
}

/** What every row is compared with: the site without a login. */
function baseOf(results: Result[]): {load: Traffic; navigation: number} {
  const base = results.find(({traffic}) => !traffic.reader)?.traffic.visitor
  if (!base) throw new Error('The site without a login was not measured.')
  return base
}
