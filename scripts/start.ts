// npm start: everything running on this machine, with the embedded database.
import pc from 'picocolors'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {main} from './steps/problem.ts'
import {apiSpec, serviceSpec, siteSpec} from './steps/server-specs.ts'
import {Servers} from './steps/servers.ts'
import {siteBuildEnv} from './steps/settings.ts'
import {apiStep, firstAccountStep, freePortsStep, inOrder} from './steps/tasks.ts'
import {welcome} from './steps/welcome.ts'

await main(async () => {
  const found = await inOrder([
    freePortsStep,
    {title: 'Build the database package', task: () => buildWhenChanged(ROOMS.drizzle)},
    {title: 'Build docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
    {title: 'Build auth-service', task: () => buildWhenChanged(ROOMS.service)},
    {title: 'Build example-site', task: () => buildWhenChanged(ROOMS.site, siteBuildEnv())},
    apiStep,
    firstAccountStep,
  ])

  const servers = new Servers(false)
  await inOrder([
    {title: 'Start auth-service', task: () => servers.start(serviceSpec('start'))},
    {title: 'Start example-site', task: () => servers.start(siteSpec('start'))},
    ...(found.hasApi ? [{title: 'Start example-api', task: () => servers.start(apiSpec('start'))}] : []),
  ])

  console.log(welcome(found))
  await servers.untilStopped()
  console.log(pc.dim('Stopped. Accounts and secrets are kept in .data/'))
})
