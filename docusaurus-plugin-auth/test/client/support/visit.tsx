import {useLocation} from '@docusaurus/router'
import {act, type RenderResult, render} from '@testing-library/react'
import {HelmetProvider} from 'react-helmet-async'
import {MemoryRouter} from 'react-router-dom'
import {onTestFinished, vi} from 'vitest'
import type {PageComponent, PageModule} from '../../../src/client/sealed/page.js'
import {leaveWithTest} from './reader.js'
import type {Service} from './service.js'

export interface Visit {
  /** Evaluates the facade module that the build writes for a protected page, as Docusaurus does before it renders. */
  load(access: string, load: () => Promise<PageModule>): Promise<void>
  /** What Docusaurus reads at every render of the route. */
  facade: {default: PageComponent}
  /** Renders the route and tells client modules, as Docusaurus does. */
  show(): Promise<RenderResult>
  /** Stands for `window.location`. */
  location: {reload: () => void; replace: (url: string) => void}
}

/** A reader's visit to a site in this document, from its first script on. */
export async function visit(
  service: Service,
  {staticHtml = false, onDenied = 'prompt'} = {},
): Promise<Visit> {
  const root = document.body.appendChild(document.createElement('div'))
  root.id = '__docusaurus'
  if (staticHtml) root.innerHTML = '<main>The stub, as the server wrote it</main>'
  const {href, pathname, hash, origin} = window.location
  const location = {href, pathname, hash, origin, reload: vi.fn(), replace: vi.fn()}
  vi.stubGlobal('location', location)
  window.docusaurus = {prefetch: () => false, preload: () => false}
  leaveWithTest()
  onTestFinished(() => root.remove())

  vi.resetModules()
  const {default: globalData} = await import('@generated/globalData')
  const data = globalData as Record<string, Record<string, object>>
  Object.assign(data['docusaurus-plugin-auth']?.default ?? {}, service.options, {onDenied})
  const boot = await import('../../../src/client/boot.js')
  const {openModule} = await import('../../../src/client/open.js')
  const {SealedContent} = await import('../../../src/client/SealedContent.js')

  const facade = {default: undefined as unknown as PageComponent}

  return {
    facade,
    location,
    async load(access, load) {
      const Stub = (() => <SealedContent access={access} />) as unknown as PageComponent
      const stub: PageModule = {default: Stub, toc: []}
      facade.default = await openModule({access, stub, load}, (next) => {
        facade.default = next
      })
    },
    async show() {
      const page = (
        <HelmetProvider>
          <MemoryRouter initialEntries={['/guide']}>
            <Route facade={facade} />
          </MemoryRouter>
        </HelmetProvider>
      )
      const result = await act(async () => render(page))
      await act(async () => boot.onRouteDidUpdate())
      return result
    },
  }
}

/** Docusaurus' `ComponentCreator`, as far as it matters: it reads the module's default export at every render. */
function Route({facade}: Pick<Visit, 'facade'>) {
  useLocation()
  const Page = facade.default
  return (
    <main>
      <h1>{String(Page.title ?? 'Stub title')}</h1>
      <Page />
    </main>
  )
}

/** The module of the real page. */
export const realPage = (): PageModule => ({
  default: (() => <p>Members only words</p>) as unknown as PageComponent,
  title: 'Real title',
  toc: ['a heading'],
})
