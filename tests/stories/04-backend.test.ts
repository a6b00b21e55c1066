import {expect, inject} from 'vitest'
import {send} from '../harness/client.ts'
import type {Deployment} from '../harness/deployment.ts'
import {signUp, toHeader} from '../harness/reader.ts'
import {type Scene, story} from '../harness/story.ts'
import {places, whoAmI} from './steps.ts'

story('4 Backend authorisation', (test) => {
  test('knows the reader by token and by cookie, from a page of the docs', async (scene) => {
    const {page, docs, signedUp} = scene
    const reader = await signedUp()
    await page.goto(docs(places.intro.path))
    expect(await whoAmI(scene, 'token')).toEqual({status: 200, name: reader.name})
    expect(await whoAmI(scene, 'cookie')).toEqual({status: 200, name: reader.name})
  })

  test('answers 401 to nobody, and says how to authenticate', async ({send, api}) => {
    const answer = await send(api('/me'))
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect((await send(api('/health'))).status).toBe(200)
  })

  test('answers 401 to every forged token', async (scene) => {
    const token = await tokenFrom(scene.deployment)
    const [head = '', payload = '', signature = ''] = token.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const forged = {
      'another name': `${head}.${encode({...claims, name: 'Mallory', roles: ['staff']})}.${signature}`,
      'another signature': `${head}.${payload}.${signature.split('').reverse().join('')}`,
      'no algorithm': `${encode({alg: 'none', typ: 'JWT'})}.${payload}.`,
      'an unknown key': `${encode({alg: 'EdDSA', kid: 'nobody'})}.${payload}.${signature}`,
      'not a token': 'Ada',
    }

    expect(await statusFor(scene, token)).toBe(200)
    for (const [how, text] of Object.entries(forged)) expect(await statusFor(scene, text), how).toBe(401)
  })

  test('answers 401 to a good token of another service', async (scene) => {
    const other = inject('deployments').find(({name}) => name !== scene.deployment.name)
    if (!other) throw new Error('There is no other deployment.')
    const elsewhere = await tokenFrom(other)
    expect(elsewhere.split('.')).toHaveLength(3)
    expect(await statusFor(scene, elsewhere)).toBe(401)
  })

  test('lets no other site use the cookie', async (scene) => {
    const {send, api, auth, docs, deployment} = scene
    const cookie = toHeader((await signUp(deployment)).cookies)
    const personalise = (origin: string) =>
      send(api('/personalise'), {
        method: 'POST',
        headers: {cookie, origin, 'content-type': 'application/json'},
        body: JSON.stringify({topic: 'Protecting a page', level: 'beginner'}),
      })
    expect((await personalise(docs(''))).status).toBe(200)
    expect((await personalise('https://evil.example')).status).toBe(403)

    for (const url of [api('/me'), auth('/api/auth/get-session')]) {
      const asked = (origin: string) => send(url, {headers: {cookie, origin}})
      expect((await asked(docs(''))).headers.get('access-control-allow-origin')).toBe(docs(''))
      expect((await asked('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token of a new account at a deployment's service. */
async function tokenFrom(deployment: Deployment): Promise<string> {
  const {cookies} = await signUp(deployment)
  const answer = await send(deployment.edge, `${deployment.origins.auth}/api/auth/token`, {
    headers: {cookie: toHeader(cookies)},
  })
  expect(answer.status, answer.body).toBe(200)
  return JSON.parse(answer.body).token
}

const statusFor = async ({send, api}: Scene, token: string) =>
  (await send(api('/me'), {headers: {authorization: `Bearer ${token}`}})).status
