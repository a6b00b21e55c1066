// npm run bench: every measurement. `npm run bench -- service` runs only that one.
import {execa} from 'execa'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {chosen} from './steps/choice.ts'
import {ensureChromium} from './steps/chromium.ts'
import {root} from './steps/paths.ts'
import {main, Problem} from './steps/problem.ts'

/** Each is a file in `benchmarks/`, with what has to be built for it, in this order, and whether it opens pages. */
const service = [ROOMS.drizzle, ROOMS.plugin, ROOMS.service]
const BENCHMARKS = {
  service: {rooms: [...service, ROOMS.peers], inBrowser: false},
  'sign-in-burst': {rooms: service, inBrowser: false},
  'sealed-pages': {rooms: service, inBrowser: true},
}

const names = Object.keys(BENCHMARKS) as (keyof typeof BENCHMARKS)[]

await main(async () => {
  const wanted = chosen('benchmark', names, process.argv.slice(2))
  if (wanted.some((name) => BENCHMARKS[name].inBrowser)) process.env.CHROMIUM_PATH = await ensureChromium()
  for (const room of new Set(wanted.flatMap((name) => BENCHMARKS[name].rooms))) {
    console.log(`${room.folder}: ${await buildWhenChanged(room)}`)
  }
  // One after the other: they would measure each other.
  for (const name of wanted) {
    console.log(`\n── ${name}`)
    const {failed} = await execa(process.execPath, ['--import', 'tsx', `${root}benchmarks/${name}.ts`], {
      cwd: root,
      stdio: 'inherit',
      reject: false,
    })
    if (failed) throw new Problem(`The benchmark ${name} failed.`, 'the lines above say why.')
  }
})
