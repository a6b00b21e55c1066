// npm run build: every room, in the order in which they use each other.
import {buildWhenChanged, ROOMS} from './steps/builds.ts'
import {main} from './steps/problem.ts'
import {siteBuildEnv} from './steps/settings.ts'
import {inOrder} from './steps/tasks.ts'

await main(async () => {
  await inOrder([
    {title: 'Database package', task: () => buildWhenChanged(ROOMS.drizzle)},
    {title: 'docusaurus-plugin-auth', task: () => buildWhenChanged(ROOMS.plugin)},
    {title: 'auth-service', task: () => buildWhenChanged(ROOMS.service)},
    {title: 'example-site', task: () => buildWhenChanged(ROOMS.site, siteBuildEnv())},
  ])
})
