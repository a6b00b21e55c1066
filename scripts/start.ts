// npm start: everything running on this machine, with the embedded database.
import {Listr} from 'listr2'
import pc from 'picocolors'
import {prepareApi} from './steps/api.ts'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {PORTS, requireFreePorts} from './steps/ports.ts'
import {main} from './steps/problem.ts'
import {apiSpec, serviceSpec, siteSpec} from './steps/server-specs.ts'
import {Servers} from './steps/servers.ts'
import {siteEnv} from './steps/settings.ts'
import {staffAccount} from './steps/staff-account.ts'
import {welcome} from './steps/welcome.ts'

await main(async () => {
  const servers = new Servers(false)
  let staff: string | null = null
  let apiMissing: string | null = null

  await new Listr(
    [
      {title: 'Ports are free', task: () => requireFreePorts(PORTS)},
      {title: 'Build the database package', task: () => buildWhenChanged(ROOMS.drizzle)},
      {title: 'Build docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
      {title: 'Build auth-service', task: () => buildWhenChanged(ROOMS.service)},
      {title: 'Build example-site', task: () => buildWhenChanged(ROOMS.site, siteEnv())},
      {
        title: 'Prepare example-api',
        task: async (_, task) => {
          const api = await prepareApi()
          if (api.ready) return
          apiMissing = api.reason
          task.skip(api.reason)
        },
      },
      {
        title: 'Make the first account',
        task: async () => {
          staff = await staffAccount()
        },
      },
      {title: 'Start auth-service', task: () => servers.start(serviceSpec('start'))},
      {title: 'Start example-site', task: () => servers.start(siteSpec('start'))},
      {
        title: 'Start example-api',
        skip: () => apiMissing ?? false,
        task: () => servers.start(apiSpec('start')),
      },
    ],
    {rendererOptions: {collapseErrors: false, showErrorMessage: false}, fallbackRenderer: 'simple'},
  ).run()

  console.log(welcome({staff, hasApi: apiMissing === null}))
  await servers.untilStopped()
  console.log(pc.dim('Stopped. Accounts and secrets are kept in .data/'))
})
