import {rmSync} from 'node:fs'
import type {TestProject} from 'vitest/node'
import {buildWhenChanged, ROOMS} from '../../scripts/steps/builds.ts'
import {Problem} from '../../scripts/steps/problem.ts'
import {findPython, prepareVenv} from '../../scripts/steps/python.ts'
import {Cleanup} from './cleanup.ts'
import {serveControl} from './control.ts'
import {logsDir, screenshotsDir} from './paths.ts'

/** Builds what is not built, starts both deployments once, and tells the stories where they are. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const dir of [logsDir, screenshotsDir]) rmSync(dir, {recursive: true, force: true})
  await prepare()
  // Only now: it imports a package that the line above may have had to build.
  const {startHttps, startLocalhost} = await import('./deployments.ts')

  const cleanup = new Cleanup()
  try {
    const started = await Promise.allSettled([startHttps(cleanup), startLocalhost(cleanup)])
    const running = started.map((result) => {
      if (result.status === 'rejected') throw result.reason
      return result.value
    })
    const control = await serveControl(
      Object.fromEntries(running.map(({deployment, control}) => [deployment.name, control])),
    )
    cleanup.add(() => control.close())
    project.provide(
      'deployments',
      running.map(({deployment}) => deployment),
    )
    project.provide('control', control.url)
  } catch (error) {
    await cleanup.run()
    throw error
  }
  return () => cleanup.run()
}

/** Does what is not done yet. `npm test` has done all of it. */
async function prepare(): Promise<void> {
  try {
    for (const room of [ROOMS.drizzle, ROOMS.plugin, ROOMS.service]) await buildWhenChanged(room)
    await prepareVenv((await findPython()) ?? 'python3', 'requirements.txt')
  } catch (error) {
    // Vitest shows the message of an error; a problem's evidence and next step are in its text.
    throw error instanceof Problem ? new Error(String(error)) : error
  }
}
