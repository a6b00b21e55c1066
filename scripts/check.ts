// npm run check: types, lint, format and unused code, without a test.
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {runChecks} from './steps/checks.ts'
import {summary} from './steps/counts.ts'
import {main} from './steps/problem.ts'
import {ensurePython} from './steps/python.ts'

await main(async () => {
  await ensurePython()
  for (const room of [ROOMS.drizzle, ROOMS.plugin]) await buildWhenChanged(room)
  const counts = await runChecks()
  console.log(summary([counts]))
  if (counts.failed > 0) process.exitCode = 1
})
