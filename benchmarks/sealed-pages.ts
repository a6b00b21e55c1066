// What does sealing cost? The same Docusaurus site built with and without the plugin: how long the build takes, and how
// long a signed-in reader waits for a protected page, beside a reader of the public page it would otherwise be.
import {randomBytes} from 'node:crypto'
import {handbook} from './handbook.ts'
import {launchChromium} from './kit/browser.ts'
import {serve} from './kit/host.ts'
import {type Spread, show, spread} from './kit/median.ts'
import {LOOPBACK, SLOW} from './kit/page.ts'
import {freePort} from './kit/ports.ts'
import type {Recording} from './kit/recorder.ts'
import {publish, surroundings} from './kit/report.ts'
import {signUp, startService} from './kit/service.ts'
import {type BuildCost, Site} from './kit/site.ts'
import type {Table} from './kit/table.ts'
import {hardLoad, navigation, type Visit} from './kit/visit.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 9)
const BUILDS = Number(process.env.BUILDS ?? 9)

process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const before = surroundings()
const contentSecret = randomBytes(32).toString('base64url')
const ports = {service: await freePort(), vanilla: await freePort(), sealed: await freePort()}
const url = (port: number) => `http://localhost:${port}`

const sites = {
  vanilla: new Site({files: handbook(), url: url(ports.vanilla), plugins: []}),
  sealed: new Site({
    files: handbook(),
    url: url(ports.sealed),
    plugins: [
      [
        'docusaurus-plugin-auth',
        {authUrl: url(ports.service), rules: [{files: 'docs/members/**', access: 'signed-in'}]},
      ],
    ],
    env: {AUTH_CONTENT_SECRET: contentSecret},
  }),
}
type Name = keyof typeof sites
const names = Object.keys(sites) as Name[]

const builds: Record<Name, BuildCost[]> = {vanilla: [], sealed: []}
for (let round = 0; round < BUILDS; round += 1) {
  for (const name of inTurn(round)) builds[name].push(await sites[name].build())
  console.log(`build ${round + 1} of ${BUILDS}`)
}

const service = await startService({
  docs: url(ports.sealed),
  host: 'localhost',
  port: ports.service,
  contentSecret,
})
const hosts = await Promise.all(names.map((name) => serve(sites[name].output, ports[name])))
const browser = await launchChromium()
try {
  const {cookies} = await signUp(service, url(ports.sealed))
  const reader = cookies.map((cookie) => {
    const at = cookie.indexOf('=')
    return {name: cookie.slice(0, at), value: cookie.slice(at + 1), url: url(ports.sealed)}
  })
  const visitOf = (name: Name, line: Visit['line']): Visit => ({
    site: url(ports[name]),
    cookies: reader,
    line,
  })

  const tasks = [LOOPBACK, SLOW].flatMap((line) => [
    ...['plan', 'long'].map((page) => ({
      name: `hard load, ${page === 'plan' ? 'image and tabs' : '32 kB of text'}, ${line.name}`,
      run: (name: Name) => hardLoad(browser, visitOf(name, line), `/members/${page}`),
    })),
    ...[false, true].map((hover) => ({
      name: `navigation${hover ? ' after hover' : ''}, ${line.name}`,
      run: (name: Name) => navigation(browser, visitOf(name, line), {from: '/', to: '/members/plan', hover}),
    })),
  ])

  const measured = []
  for (const task of tasks) {
    const recordings: Record<Name, Recording[]> = {vanilla: [], sealed: []}
    // One visit each that does not count: the browser and the service have their own first times.
    for (const name of names) await task.run(name)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const name of inTurn(round)) recordings[name].push(await task.run(name))
    }
    measured.push({name: task.name, recordings})
    console.log(task.name)
  }

  publish({
    name: 'sealed-pages',
    title: 'What does sealing cost? A protected page beside the public page it would otherwise be',
    method:
      `${BUILDS} builds and ${ROUNDS} visits of each, in turns, median (lowest–highest). Builds without any cache, 152 pages of ` +
      'which 52 are protected, Rspack. Visits each in a browser context of its own, signed in, with the built service on the ' +
      `embedded database beside it. ${SLOW.name}: 150 ms there and back, 1.6 Mbit/s, processor 4 × slower.`,
    surroundings: before,
    tables: [buildTable(builds), visitTable(measured)],
    measured: {builds, visits: measured},
  })
} finally {
  await browser.close()
  await Promise.all(hosts.map((host) => host.close()))
  await service.stop()
}

/** Who goes first changes each round. */
function inTurn(round: number): Name[] {
  return round % 2 === 0 ? names : [...names].reverse()
}

function buildTable({vanilla, sealed}: Record<Name, BuildCost[]>): Table {
  const row = (title: string, key: keyof BuildCost) =>
    beside(title, spread(vanilla.map((cost) => cost[key])), spread(sealed.map((cost) => cost[key])), 1)
  return {
    title: 'Build',
    head: ['', 'without', 'with the plugin', '×'],
    rows: [row('processor, seconds', 'cpu'), row('wall clock, seconds', 'wall')],
  }
}

function visitTable(measured: {name: string; recordings: Record<Name, Recording[]>}[]): Table {
  return {
    title: 'Milliseconds until the text is painted',
    head: [
      '',
      'public page',
      'protected page',
      '×',
      'frame ×',
      'LCP ×',
      'React ×',
      'CLS',
      'wrong frames',
      'requests',
      'kB',
    ],
    rows: measured.map(({name, recordings: {vanilla, sealed}}) => {
      const of = (all: Recording[], key: keyof Recording) => spread(all.map((one) => one[key] ?? Number.NaN))
      const ratio = (key: keyof Recording) => {
        const value = of(sealed, key).median / of(vanilla, key).median
        return Number.isNaN(value) ? '' : value.toFixed(2)
      }
      const pair = (key: keyof Recording, unit = 1) =>
        [vanilla, sealed].map((all) => Math.round(of(all, key).median / unit)).join(' → ')
      return [
        ...beside(name, of(vanilla, 'text'), of(sealed, 'text')),
        ratio('frame'),
        ratio('lcp'),
        ratio('alive'),
        of(sealed, 'cls').highest.toFixed(3),
        String(of(sealed, 'wrongFrames').highest),
        pair('requests'),
        pair('bytes', 1000),
      ]
    }),
  }
}

function beside(title: string, base: Spread, ours: Spread, digits = 0): string[] {
  return [title, show(base, digits), show(ours, digits), (ours.median / base.median).toFixed(2)]
}
