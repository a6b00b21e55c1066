import {act, screen, waitFor} from '@testing-library/react'
import {describe, expect, test, vi} from 'vitest'
import type {SealedPartProps} from '../../src/client/parts/SealedPart.js'
import type {PageComponent, PageModule} from '../../src/client/sealed/adapt.js'
import {refocus, takeHint} from './support/reader.js'
import {page as chunk, host, sealedSite} from './support/sealed.js'
import type {Service} from './support/service.js'

interface Opened {
  access?: string
  kind?: SealedPartProps['kind']
  props?: Record<string, unknown>
  load?: () => Promise<PageModule>
  prepare?: (service: Service) => unknown
}

const moduleOf = (component: unknown): PageModule => ({default: component as PageComponent})
const words = moduleOf(({name = 'nobody'}: {name?: string}) => <b>Sealed words for {name}</b>)
function Broken(): never {
  throw new Error('a mistake in its text')
}

/** A page with one part, visited by a reader: what the build writes in the part's place is evaluated and shown. */
async function openPage({
  access = 'signed-in',
  kind = 'block',
  props = {},
  load = async () => words,
  prepare = () => {},
}: Opened = {}) {
  const site = await sealedSite({prepare})
  const {openPart} = await import('../../src/client/parts/openPart.js')
  const {SealedPart} = await import('../../src/client/parts/SealedPart.js')
  const part = openPart({access, chunk, load})
  Object.assign(site.facade, {
    default: () => (
      <article>
        Public words. <SealedPart access={access} kind={kind} part={part} props={props} />
      </article>
    ),
  })
  await site.show()
  return {...site, part, SealedPart}
}

describe('a sealed part of a page', () => {
  test('shows its text in its place, and gives it the props of the page', async () => {
    await openPage({kind: 'inline', props: {name: 'you'}})
    await screen.findByText('Sealed words for you')
    expect(screen.getByRole('article').textContent).toBe('Public words. Sealed words for you')
  })

  test.each([
    ['block', 'This part is only for readers with this role: editor or partner.'],
    ['inline', 'only for editor or partner'],
  ] as const)('names the roles that open it (%s)', async (kind, text) => {
    const load = vi.fn(async () => words)
    await openPage({access: 'editor+partner', kind, load})
    expect(await screen.findByText(text)).toBeTruthy()
    expect(load).not.toHaveBeenCalled()
  })

  test('leaves the document with its text when its reader signs out', async () => {
    const {location} = await openPage()
    await screen.findByText(/Sealed words/)
    act(() => {
      takeHint()
      refocus()
    })
    await waitFor(() => expect(location.reload).toHaveBeenCalledOnce())
  })

  test('that cannot be rendered does not take the page with it', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    await openPage({load: async () => moduleOf(Broken)})
    expect(await screen.findByText('This part could not be opened.')).toBeTruthy()
    expect(screen.getByText(/Public words/)).toBeTruthy()
  })

  test('loads the document anew, once, when its file is gone, and then says so', async () => {
    vi.mocked(console.error).mockImplementation(() => {})
    const {location, part} = await openPage({prepare: (service) => host(service, chunk, 'Not found', 404)})
    await waitFor(() => expect(part.phase()).toBe('outdated'))
    await waitFor(() => expect(location.reload).toHaveBeenCalledOnce())
    expect(screen.queryByText('This part could not be opened.')).toBe(null)
    document.body.replaceChildren()
    const again = await openPage({prepare: (service) => host(service, chunk, 'Not found', 404)})
    expect(await screen.findByText('This part could not be opened.')).toBeTruthy()
    expect(again.location.reload).not.toHaveBeenCalled()
  })
})
