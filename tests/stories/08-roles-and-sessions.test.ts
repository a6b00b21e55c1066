import {expect} from 'vitest'
import {toHeader} from '../harness/reader.ts'
import {type Scene, story} from '../harness/story.ts'
import {card, heading, keyRequests, places, readerMenu, signInLink, signOutInDocs, visit} from './steps.ts'

story('8 Roles and sessions of readers of sealed pages', (test) => {
  test('a role that is granted opens the page, and one that is taken away closes it at once', async (scene) => {
    const {page, docs, control, signedUp} = scene
    const reader = await signedUp()
    await visit(page, docs(places.staff.path))
    await heading(page, 'This page is not for your account').waitFor()
    expect(await keysFor(scene, 'staff')).toMatchObject({keys: {}, denied: ['staff']})

    await control.changeRole('grant', reader.email, 'staff')
    await card(page).getByRole('button', {name: 'Try again'}).click()
    await heading(page, places.staff.heading).waitFor()
    expect(await keysFor(scene, 'staff')).toMatchObject({denied: []})

    await control.changeRole('revoke', reader.email, 'staff')
    expect(await keysFor(scene, 'staff')).toMatchObject({keys: {}, denied: ['staff']})
    await page.reload()
    await heading(page, 'This page is not for your account').waitFor()
    expect(await page.getByText(places.staff.heading).count()).toBe(0)
  })

  test('a session that is revoked on another machine opens nothing more', async (scene) => {
    const {page, docs, profile, signedUp, signedIn, send, auth} = scene
    const reader = await signedUp()
    await visit(page, docs(places.sealedLesson.path))
    await heading(page, places.sealedLesson.heading).waitFor()

    const elsewhere = await scene.anotherProfile()
    await signedIn(reader, elsewhere)
    const headers = {
      cookie: toHeader(await elsewhere.context.cookies()),
      origin: docs(''),
      'content-type': 'application/json',
    }
    const answer = await send(auth('/api/auth/revoke-other-sessions'), {method: 'POST', headers, body: '{}'})
    expect(answer.status).toBe(200)

    // The hint is still there, so the page asks, and learns that the session is over.
    profile.allow(/401/)
    await page.goto(docs(places.parts.path))
    await signInLink(page).waitFor()
    expect(keyRequests(scene).length).toBeGreaterThan(1)
    expect(await page.getByText('This box was not in the page').count()).toBe(0)
  })

  test('signing out in one tab wipes the page in the other', async (scene) => {
    const {page, docs, profile, signedUp, deployment} = scene
    const reader = await signedUp()
    await visit(page, docs(places.sealedLesson.path))
    await heading(page, places.sealedLesson.heading).waitFor()
    const other = await profile.context.newPage()
    await visit(other, docs(places.intro.path))
    await readerMenu(other, reader.name).waitFor()
    await signOutInDocs(other, reader.name)

    if (deployment.onDenied === 'prompt') await heading(page, 'Sign in to read this page').waitFor()
    else await page.waitForURL((url) => url.pathname === '/signin')
    expect(await page.getByText(places.sealedLesson.heading).count()).toBe(0)
  })
})

/** Asks as a page of the site asks, for the session that this profile has. */
async function keysFor({profile, send, auth, docs}: Scene, access: string): Promise<unknown> {
  const query = new URLSearchParams({site: docs('/'), epoch: '1', access})
  const headers = {cookie: toHeader(await profile.context.cookies(auth('/'))), origin: docs('')}
  return JSON.parse((await send(auth(`/api/auth/docs/keys?${query}`), {headers})).body)
}
