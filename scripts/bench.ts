// npm run bench: every measurement. `npm run bench -- get-session` runs only that one.
import {execa} from 'execa'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {chosen} from './steps/choice.ts'
import {root} from './steps/paths.ts'
import {main, Problem} from './steps/problem.ts'

/** Each is a file in `benchmarks/`, with what has to be built for it, in this order. */
const BENCHMARKS = {
  'get-session': [ROOMS.drizzle, ROOMS.plugin, ROOMS.service],
}

const names = Object.keys(BENCHMARKS) as (keyof typeof BENCHMARKS)[]

await main(async () => {
  const wanted = chosen('benchmark', names, process.argv.slice(2))
  for (const room of new Set(wanted.flatMap((name) => BENCHMARKS[name]))) {
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
