// npm run build: every room, in the order in which they use each other.
import {Listr} from 'listr2'
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {main} from './steps/problem.ts'
import {siteEnv} from './steps/settings.ts'

await main(async () => {
  await new Listr(
    [
      {title: 'Database package', task: () => buildWhenChanged(ROOMS.drizzle)},
      {title: 'docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
      {title: 'auth-service', task: () => buildWhenChanged(ROOMS.service)},
      {title: 'example-site', task: () => buildWhenChanged(ROOMS.site, siteEnv())},
    ],
    {rendererOptions: {collapseErrors: false, showErrorMessage: false}, fallbackRenderer: 'simple'},
  ).run()
})
