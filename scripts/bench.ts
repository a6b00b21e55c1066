// npm run bench: every measurement. `npm run bench -- service` runs only that one.
import {execa} from 'execa'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {chosen} from './steps/choice.ts'
import {ensureChromium} from './steps/chromium.ts'
import {installWhenNeeded} from './steps/install.mjs'
import {root} from './steps/paths.ts'
import {main, Problem} from './steps/problem.ts'

interface Benchmark {
  /** What has to be built for it, in this order. */
  rooms: (typeof ROOMS)[keyof typeof ROOMS][]
  inBrowser?: boolean
  /** Workspace of its own with what it compares with, which nobody else has to wait for. */
  peers?: string
}

const service = [ROOMS.drizzle, ROOMS.plugin, ROOMS.service]
/** Each is a file in `benchmarks/`. */
const BENCHMARKS: Record<string, Benchmark> = {
  service: {rooms: [...service, ROOMS.peers]},
  'sign-in-burst': {rooms: service},
  'sealed-pages': {rooms: service, inBrowser: true},
  'login-on-docs': {rooms: service, inBrowser: true, peers: 'benchmarks/peers/login/'},
}

await main(async () => {
  const names = chosen('benchmark', Object.keys(BENCHMARKS), process.argv.slice(2))
  const wanted = Object.entries(BENCHMARKS).filter(([name]) => names.includes(name))
  if (wanted.some(([, {inBrowser}]) => inBrowser)) process.env.CHROMIUM_PATH = await ensureChromium()
  for (const [name, {peers}] of wanted) {
    if (!peers || installWhenNeeded(root + peers)) continue
    throw new Problem(
      `Installing what ${name} compares with failed.`,
      'check that this machine reaches the npm registry.',
    )
  }
  for (const room of new Set(wanted.flatMap(([, {rooms}]) => rooms))) {
    console.log(`${room.folder}: ${await buildWhenChanged(room)}`)
  }
  // One after the other: they would measure each other.
  for (const [name] of wanted) {
    console.log(`\n── ${name}`)
    const {failed} = await execa(process.execPath, ['--import', 'tsx', `${root}benchmarks/${name}.ts`], {
      cwd: root,
      stdio: 'inherit',
      reject: false,
    })
    if (failed) throw new Problem(`The benchmark ${name} failed.`, 'the lines above say why.')
  }
})
