// npm test: everything. `npm test -- drizzle tests` runs only those rooms. `npm run test:matrix` runs what takes too long
// for every day: the proof that nothing protected is in a build, over the settings of sites, all builds with webpack, tens
// of thousands of requests that mean no good, docs and service on one origin and on two sites, and the service under load while its database and its process are killed.
import {rmSync} from 'node:fs'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {runChecks} from './steps/checks.ts'
import {chosen} from './steps/choice.ts'
import {ensureChromium} from './steps/chromium.ts'
import {type Counts, summary} from './steps/counts.ts'
import {searchLogs} from './steps/leaks.ts'
import {main} from './steps/problem.ts'
import {ensurePython} from './steps/python.ts'
import {reportsDir, runPytest, runVitest} from './steps/suites.ts'

const SUITES: Record<string, () => Promise<Counts>> = {
  checks: runChecks,
  scripts: () => runVitest('scripts'),
  drizzle: () => runVitest('drizzle'),
  'docusaurus-plugin-auth': () => runVitest('docusaurus-plugin-auth'),
  'auth-service': () => runVitest('auth-service'),
  'example-api': () => runPytest(),
  tests: () => runVitest('tests'),
}

/** Suites that run the service. What it logs meanwhile is searched for every password, token and address they used. */
const LOGGING = ['auth-service', 'tests', 'sites']

/** Run when named only. */
const LONG_SUITES: Record<string, () => Promise<Counts>> = {
  matrix: () =>
    runVitest('docusaurus-plugin-auth', {name: 'matrix', args: ['--config', 'test/matrix/vitest.config.ts']}),
  webpack: () =>
    runVitest('docusaurus-plugin-auth', {
      name: 'webpack',
      args: ['--project', 'plugin:build'],
      env: {TEST_BUNDLERS: 'webpack'},
    }),
  hostile: () =>
    runVitest('tests', {
      name: 'hostile',
      args: ['security/fuzz.test.ts', 'security/return.test.ts', '--testTimeout=240000'],
      env: {
        FUZZ_RUNS: '3000',
        FUZZ_SEEDS: '1,20261121',
        FUZZ_DEPLOYMENTS: 'https,localhost',
        RETURN_TABLE: 'whole',
      },
    }),
  sites: () => runVitest('tests', {name: 'sites', args: ['--config', 'sites/vitest.config.ts']}),
  faults: () =>
    runVitest('auth-service', {name: 'faults', args: ['--config', 'test/faults/vitest.config.ts']}),
}

await main(async () => {
  const asked = process.argv.slice(2)
  const suites: typeof SUITES = asked.length > 0 ? {...SUITES, ...LONG_SUITES} : SUITES
  const wanted = chosen('test suite', Object.keys(suites), asked)
  rmSync(reportsDir, {recursive: true, force: true})
  const traces = `${reportsDir}traces`
  process.env.TEST_TRACES = traces
  process.env.CHROMIUM_PATH = await ensureChromium()
  await ensurePython()
  for (const room of [ROOMS.drizzle, ROOMS.plugin, ROOMS.service]) {
    console.log(`${room.folder}: ${await buildWhenChanged(room)}`)
  }

  const results: Counts[] = []
  for (const name of wanted) {
    console.log(`\n── ${name}`)
    results.push(await (suites[name] as () => Promise<Counts>)())
  }
  if (wanted.some((name) => LOGGING.includes(name))) {
    console.log('\n── secrets in logs')
    results.push(searchLogs(traces))
  }
  console.log(summary(results))
  if (results.some(({failed}) => failed > 0)) process.exitCode = 1
})
