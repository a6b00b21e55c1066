import {act, screen, waitFor} from '@testing-library/react'
import {describe, expect, test, vi} from 'vitest'
import {host, keyRequests, page, publish, sealedFile, sealedSite} from './support/sealed.js'
import {json, type Service} from './support/service.js'
import {realPage, visit} from './support/visit.js'

const heading = () => screen.queryByRole('heading', {level: 2})?.textContent
const MISSING = 'The text of this page is missing'
const NO_KEY = 'No key fits this page'

/** A hard load of a page that does not open, up to what the reader sees. */
async function open(prepare: (service: Service) => unknown) {
  const error = vi.mocked(console.error).mockImplementation(() => {})
  const site = await sealedSite({prepare})
  await site.load('signed-in', async () => realPage(), page)
  await site.show()
  return {...site, error}
}

/** The document is loaded anew: modules start again, storage stays. */
async function reload(service: Service) {
  document.body.replaceChildren()
  const site = await visit(service)
  await site.load('signed-in', async () => realPage(), page)
  await site.show()
  return site
}

const tampered = async (service: Service) => {
  const file = await sealedFile(service, {chunk: page})
  file[file.length - 1] = ~(file.at(-1) ?? 0)
  host(service, page, file)
}

describe.each<[string, (service: Service) => unknown, string]>([
  ['is gone', (service) => host(service, page, 'Not found', 404), MISSING],
  ['is a page of the host', (service) => host(service, page, '<!doctype html><title>Not found'), MISSING],
  ['was tampered with', tampered, NO_KEY],
  [
    'was sealed with another secret',
    (service) => publish(service, {chunk: page, secret: 'x'.repeat(32)}),
    NO_KEY,
  ],
])('a page whose file %s', (_, prepare, title) => {
  test('loads the document anew, once, and then explains', async () => {
    const {service, location, error} = await open(prepare)
    expect(location.reload).toHaveBeenCalledOnce()
    expect(heading()).toBe(undefined)
    expect(error).toHaveBeenCalledWith(expect.stringContaining('docusaurus-plugin-auth'), expect.any(Error))

    const again = await reload(service)
    expect(again.location.reload).not.toHaveBeenCalled()
    expect(heading()).toBe(title)
    expect(screen.getByText('Please tell the people who run this site:')).toBeTruthy()
    await act(async () => screen.getByRole('button', {name: 'Try again'}).click())
    expect(again.location.reload).toHaveBeenCalledOnce()
  })

  test('opens when a fresh document helps, and is given another chance some other day', async () => {
    const {service} = await open(prepare)
    await publish(service, {chunk: page})
    const healed = await reload(service)
    expect(screen.queryByText('Members only words')).toBeTruthy()
    expect(healed.location.reload).not.toHaveBeenCalled()

    await prepare(service)
    const {location} = await reload(service)
    expect(location.reload).toHaveBeenCalledOnce()
  })

  test.each(['getItem', 'setItem'] as const)(
    'explains at once where storage denies %s: never a loop',
    async (method) => {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('denied', 'SecurityError')
      })
      const {location} = await open(prepare)
      expect(location.reload).not.toHaveBeenCalled()
      expect(heading()).toBe(title)
    },
  )

  test('reloads nothing while the reader only points at a link to it', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const {load, location} = await sealedSite({prepare})
    await load('signed-in', async () => realPage(), page)
    expect(location.reload).not.toHaveBeenCalled()
  })
})

// News of the session is a reason to try, too. Where a slow machine lets it come between two steps of these tests, they see
// the end of that attempt: such a run proves nothing, and another one is made.
describe('a page that did not arrive', {retry: 6}, () => {
  const broken = (service: Service) => {
    service.files.set(`/assets/js/${page}.0123abcd.sealed`, (response) => response.destroy())
  }

  test('is tried again in place: a reload without a connection ends on an error page', async () => {
    const {service, location} = await open(broken)
    await waitFor(() => expect(heading()).toBe('The page could not be loaded'))
    await publish(service, {chunk: page})
    await act(async () => screen.getByRole('button', {name: 'Try again'}).click())
    await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
    expect(location.reload).not.toHaveBeenCalled()
  })

  test('when somebody pointed at the link is tried again when it is visited', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const {service, load, show} = await sealedSite({prepare: broken})
    await load('signed-in', async () => realPage(), page)
    await publish(service, {chunk: page})
    await show()
    await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
  })
})

test('a service that has no keys for this site is no reason to sign anybody out', async () => {
  const {service, error} = await open((service) => {
    service.keys = json({code: 'SITE_NOT_TRUSTED', message: 'Not yours.'}, 403)
  })
  expect(heading()).toBe('The sign-in service does not know this site')
  expect(document.documentElement.dataset.auth).toBe('in')
  expect(String(vi.mocked(error).mock.calls[0]?.[1])).toContain('SITE_NOT_TRUSTED')
  service.keys = null
  await act(async () => screen.getByRole('button', {name: 'Try again'}).click())
  await waitFor(() => expect(screen.queryByText('Members only words')).toBeTruthy())
})

test('plain http: has no WebCrypto, so the page leads to https: and asks nobody for keys', async () => {
  const {service} = await open(() => vi.stubGlobal('crypto', {}))
  expect(heading()).toBe('This page needs a secure connection')
  expect(screen.getByRole('link', {name: 'Open it over https'}).getAttribute('href')).toMatch(/^https:/)
  expect(keyRequests(service)).toEqual([])
})
