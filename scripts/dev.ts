// npm run dev: the same as npm start, with hot reload everywhere and every log line on the screen.
import {Listr} from 'listr2'
import {prepareApi} from './steps/api.ts'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {PORTS, requireFreePorts} from './steps/ports.ts'
import {main} from './steps/problem.ts'
import {apiSpec, compilerSpecs, serviceSpec, siteSpec} from './steps/server-specs.ts'
import {Servers} from './steps/servers.ts'
import {staffAccount} from './steps/staff-account.ts'
import {welcome} from './steps/welcome.ts'

await main(async () => {
  let staff: string | null = null
  let hasApi = false

  await new Listr(
    [
      {title: 'Ports are free', task: () => requireFreePorts(PORTS)},
      {title: 'Build the database package', task: () => buildWhenChanged(ROOMS.drizzle)},
      {title: 'Build docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
      {
        title: 'Bundle the server and command line of auth-service',
        task: () => buildWhenChanged(ROOMS.serviceBundle),
      },
      {
        title: 'Prepare example-api',
        task: async (_, task) => {
          const api = await prepareApi()
          hasApi = api.ready
          if (!api.ready) task.skip(api.reason)
        },
      },
      {
        title: 'Make the first account',
        task: async () => {
          staff = await staffAccount()
        },
      },
    ],
    {rendererOptions: {collapseErrors: false, showErrorMessage: false}, fallbackRenderer: 'simple'},
  ).run()

  const servers = new Servers(true)
  for (const spec of compilerSpecs) await servers.start(spec)
  await servers.start(serviceSpec('dev'))
  await servers.start(siteSpec('dev'))
  if (hasApi) await servers.start(apiSpec('dev'))
  console.log(welcome({staff, hasApi}))
  await servers.untilStopped()
})
