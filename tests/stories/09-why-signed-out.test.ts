import {expect} from 'vitest'
import {doctor} from '../harness/doctor.ts'
import {story} from '../harness/story.ts'

story('9 Why am I signed out?', (test) => {
  test('of a deployment as it should be, the doctor has nothing to say', async ({deployment}) => {
    expect(await doctor(deployment)).toEqual({
      exitCode: 0,
      wrong: [],
      inOrder: ['ADDRESSES', 'SERVICE', 'ORIGIN', 'COOKIES'],
    })
  })

  test(
    'of a service with the wrong settings, and then of none, it names the lines to change',
    async ({deployment, control}) => {
      const twin = 'https://www.docs.example.test'
      await control.restartService({
        AUTH_COOKIE_DOMAIN: 'auth.example.test',
        BETTER_AUTH_TRUSTED_ORIGINS: twin,
        AUTH_DOCS_URL: twin,
      })
      try {
        expect(await doctor(deployment)).toEqual({
          exitCode: 1,
          wrong: [
            ['ORIGIN_NOT_TRUSTED', `BETTER_AUTH_TRUSTED_ORIGINS=${twin},${deployment.origins.docs}`],
            ['COOKIE_DOMAIN_ELSEWHERE', 'AUTH_COOKIE_DOMAIN=example.test'],
          ],
          inOrder: ['ADDRESSES', 'SERVICE'],
        })
        await control.killService()
        expect(await doctor(deployment)).toEqual({
          exitCode: 1,
          wrong: [['SERVICE_FAILING']],
          inOrder: ['ADDRESSES'],
        })
      } finally {
        await control.restartService()
      }
    },
    {only: 'https'},
  )
})
