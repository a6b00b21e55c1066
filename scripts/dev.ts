// npm run dev: the same as npm start, with hot reload everywhere and every log line on the screen.
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {main} from './steps/problem.ts'
import {apiSpec, compilerSpecs, serviceSpec, siteSpec} from './steps/server-specs.ts'
import {Servers} from './steps/servers.ts'
import {apiStep, firstAccountStep, freePortsStep, inOrder} from './steps/tasks.ts'
import {welcome} from './steps/welcome.ts'

await main(async () => {
  const found = await inOrder([
    freePortsStep,
    {title: 'Build the database package', task: () => buildWhenChanged(ROOMS.drizzle)},
    {title: 'Build docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
    {title: 'Bundle the server of auth-service', task: () => buildWhenChanged(ROOMS.serviceBundle)},
    apiStep,
    firstAccountStep,
  ])

  const servers = new Servers(true)
  for (const spec of compilerSpecs) await servers.start(spec)
  await servers.start(serviceSpec('dev'))
  await servers.start(siteSpec('dev'))
  if (found.hasApi) await servers.start(apiSpec('dev'))
  console.log(welcome(found))
  await servers.untilStopped()
})
