// What does a login cost the readers of a docs site? The same Docusaurus site without one, with ours and with five others,
// opened by a visitor and by a reader who is signed in: what is loaded, what is asked, and what the navbar says meanwhile.
import {launchChromium} from './kit/browser.ts'
import {LOOPBACK, SLOW, type StorageState} from './kit/page.ts'
import {publish, surroundings} from './kit/report.ts'
import {type Contender, contenders} from './login/contenders.ts'
import {partsTable} from './login/parts.ts'
import {bytesTable, navbarTable, plotOf, type Result, resultOf, type Who} from './login/results.ts'
import {signIn, type Visited, visit} from './login/visit.ts'

const ROUNDS = Number(process.env.ROUNDS ?? 9)
const METHOD =
  `Median (lowest–highest) of ${ROUNDS} visits each, in turns, each in a browser context of its own with a cold cache, 1280 px wide. ` +
  `slow 4G: ${SLOW.network?.latency} ms there and back, ${(SLOW.network?.kilobits ?? 0) / 1000} Mbit/s, processor ${SLOW.cpu} × slower. ` +
  'Bytes are gzip (also what Clerk’s own host would send with Brotli) and, like requests, what comes on top of the site without a login, ' +
  'hidden frames and preflights included, with nobody’s cache. A reader has signed in once before, by the library’s own protocol, and ' +
  'opens the site in a new tab. Each is set up as its documentation says, in a navbar item, and shows the name as text; Clerk draws its ' +
  'own button. docusaurus-plugin-auth and better-auth/react talk to the built service of this repository. The clouds of the others ' +
  'cannot be here: stand-ins in the benchmark’s own process speak their protocols with real signatures and answer at once, without ' +
  'database, TLS or distance, which is better than any of them can be.'

process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

const before = surroundings()
const all = await contenders()
for (const {name, site} of all) {
  await site.build()
  console.log(`built: ${name}`)
}
const hosts = (await Promise.all(all.map((one) => one.open()))).flat()
const browser = await launchChromium()
try {
  const visits: {contender: Contender; who: Who; storage: StorageState | undefined}[] = []
  for (const contender of all) {
    visits.push({contender, who: 'visitor', storage: undefined})
    if (contender.hasLogin) visits.push({contender, who: 'reader', storage: await signIn(browser, contender)})
  }
  // One visit each that does not count: browser and servers have their own first times.
  for (const {contender, storage} of visits) await visit(browser, contender, LOOPBACK, storage)

  const recorded = new Map<string, Visited[]>()
  for (let round = 0; round < ROUNDS; round += 1) {
    console.log(`round ${round + 1} of ${ROUNDS}`)
    for (const line of [LOOPBACK, SLOW]) {
      // Who goes first changes each round.
      for (const {contender, who, storage} of round % 2 === 0 ? visits : [...visits].reverse()) {
        const key = `${contender.name} ${who} ${line.name}`
        recorded.set(key, [...(recorded.get(key) ?? []), await visit(browser, contender, line, storage)])
      }
    }
  }

  const results: Result[] = all.map((contender) =>
    resultOf(contender, (who, line) => recorded.get(`${contender.name} ${who} ${line.name}`) ?? []),
  )
  publish({
    name: 'login-on-docs',
    title: 'What does a login cost the readers of a docs site?',
    method: METHOD,
    surroundings: before,
    tables: [
      bytesTable(results),
      navbarTable(results),
      ...all.filter(({name}) => name === 'ours').map(({site}) => partsTable(site.output)),
    ],
    measured: results,
    plot: plotOf(results),
  })
} finally {
  await browser.close()
  await Promise.all(hosts.map((host) => host.close()))
}
