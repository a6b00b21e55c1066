import {describe, expect, test, vi} from 'vitest'
import {headScript} from '../../src/client/head.js'
import {keysUrl} from '../../src/client/sealed/keysUrl.js'
import {markDocument, readHint} from '../../src/client/session/hint.js'
import {storageKey} from '../../src/client/session/storageKey.js'
import {aSession} from '../../src/testing/index.js'
import {giveHint} from './support/reader.js'

const options = {
  apiUrl: 'https://auth.example.com/api/auth',
  site: 'https://docs.example.com/',
  epoch: '1',
  hintCookie: 'auth.hint',
  accesses: [] as string[],
}
const script = headScript(options, {asks: false})
const html = document.documentElement
const painted = () => [html.dataset.auth, html.getAttribute('style')]

/** Runs the script as the browser does: as text. */
const runHeadScript = (text = script) => new Function(text)()

describe('the first frame', () => {
  test.each([
    'Ada Lovelace',
    'Ada',
    'María José Carreño Quiñones',
    '  Ada   King   Lovelace ',
    '李小龍',
    'محمد علي',
    '👩🏽‍💻 Dev',
    'O"Hara; } html{display:none',
    'back\\slash',
    'line\nbreak\u0000',
    '</script><script>alert(1)</script>',
    '',
  ])('greets %j by the same words as React does', (name) => {
    giveHint(name)
    runHeadScript()
    const atFirst = painted()
    expect(atFirst[0]).toBe('in')
    html.removeAttribute('style')
    markDocument(readHint('auth.hint')?.name ?? null)
    expect(painted()).toEqual(atFirst)
  })

  test.each([
    ['no cookie', ''],
    ['another cookie', 'authxhint=eyJuYW1lIjoiQSJ9'],
    ['a longer name', 'not-auth.hint=eyJuYW1lIjoiQSJ9'],
    ['no base64', 'auth.hint=%%%'],
    ['no JSON', 'auth.hint=bm90IGpzb24'],
    ['no name', 'auth.hint=eyJ2IjoxfQ'],
    ['a name that is no text', 'auth.hint=eyJuYW1lIjp7fX0'],
  ])('is a visitor for %s', (_, cookie) => {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
    document.cookie = `${cookie}; path=/`
    runHeadScript()
    expect(painted()).toEqual(['out', null])
    expect(readHint('auth.hint')).toBe(null)
  })
})

describe('the question of a page', () => {
  /** The next frame's `data-auth`, and what was asked, when the service answers so. */
  async function ask(answer: () => Promise<Response>, accesses: string[] = []) {
    const fetched = vi.fn((_url: string) => answer())
    vi.stubGlobal('fetch', fetched)
    runHeadScript(headScript({...options, accesses}, {asks: true}))
    const first = html.dataset.auth
    const reply = await window.__docusaurusAuthFirst
    return {asked: fetched.mock.calls.map(([url]) => url), frames: [first, html.dataset.auth], reply}
  }
  const says =
    (body: unknown, status = 200) =>
    async () =>
      Response.json(body, {status})
  const getSession = 'https://auth.example.com/api/auth/get-session'

  test('is not asked for a visitor', async () => {
    expect(await ask(says(null))).toEqual({asked: [], frames: ['out', 'out'], reply: undefined})
  })

  test('is who is here, and what it learns is there for the scripts that come later', async () => {
    giveHint()
    const body = aSession()
    expect(await ask(says(body))).toEqual({
      asked: [getSession],
      frames: ['in', 'in'],
      reply: {status: 200, body},
    })
  })

  test.each([
    ['nobody', says(null), []],
    ['no keys for nobody', says({code: 'UNAUTHORIZED'}, 401), ['staff']],
  ])('paints a false hint out when the answer is there: %s', async (_, answer, accesses) => {
    giveHint()
    const told = vi.spyOn(Storage.prototype, 'setItem')
    expect((await ask(answer, accesses)).frames).toEqual(['in', 'out'])
    // Other tabs, at once: the reader may leave before any other script is there.
    expect(told.mock.calls.map(([key, text]) => [key, JSON.parse(text)])).toMatchObject([
      [storageKey(options.apiUrl), {session: null, hint: readHint('auth.hint')?.raw}],
    ])
    expect(localStorage).toHaveLength(0)
  })

  test.each([
    ['is away', () => Promise.reject(new TypeError('Failed to fetch')), {status: 0}],
    ['is in trouble', says({code: 'AWAY'}, 503), {status: 503, body: {code: 'AWAY'}}],
    ['talks nonsense', async () => new Response('<html>'), {status: 200}],
  ])('takes nothing from a reader when the service %s', async (_, answer, reply) => {
    giveHint()
    expect(await ask(answer)).toEqual({asked: [getSession], frames: ['in', 'in'], reply})
  })

  test('is not asked when the early script of a sealed page has asked, whose answer counts', async () => {
    giveHint()
    window.__docusaurusAuthFirst = Promise.resolve({status: 401, body: undefined})
    const {asked, frames} = await ask(says(aSession()), ['staff'])
    expect([asked, frames]).toEqual([[], ['in', 'out']])
  })

  test('is for the keys of a site with protected pages, as they tell who is here, too', async () => {
    giveHint()
    const {asked} = await ask(says(aSession()), ['signed-in', 'staff'])
    expect(asked).toEqual([keysUrl({...options, accesses: ['signed-in', 'staff']}, 'signed-in')])
  })

  test.each([
    ['a reader', aSession(), 0, ['in', 'in'], 0],
    ['nobody, by a false hint: the first frame is right', null, 0, ['out', 'out'], 0],
    ['a reader, long ago', aSession(), 6, ['in', 'in'], 1],
  ])('is not asked again in five minutes: %s', async (_, session, minutes, frames, times) => {
    giveHint()
    const kept = {session, hint: readHint('auth.hint')?.raw, at: Date.now() - minutes * 60_000}
    sessionStorage.setItem(storageKey(options.apiUrl), JSON.stringify(kept))
    const {asked, frames: seen} = await ask(says(aSession()))
    expect([seen, asked.length]).toEqual([frames, times])
  })

  test('is asked again under another hint: another reader', async () => {
    giveHint()
    const kept = {session: null, hint: 'of somebody else', at: Date.now()}
    sessionStorage.setItem(storageKey(options.apiUrl), JSON.stringify(kept))
    expect((await ask(says(aSession()))).asked).toEqual([getSession])
  })
})

test('the script cannot end its own element', () => {
  const asking = headScript({...options, apiUrl: 'https://a.example/</script>'}, {asks: true})
  expect(script + asking).not.toMatch(/<\/|<!--/)
})
