import {useLocation} from '@docusaurus/router'
import {act, type RenderResult, render} from '@testing-library/react'
import {useLayoutEffect, useRef} from 'react'
import {HelmetProvider} from 'react-helmet-async'
import {MemoryRouter} from 'react-router-dom'
import {onTestFinished, vi} from 'vitest'
import type {PageComponent, PageModule} from '../../../src/client/sealed/adapt.js'
import {leaveWithTest} from './reader.js'
import type {Service} from './service.js'

export interface Visit {
  /** Evaluates the facade module that the build writes for a protected page, as Docusaurus does before it renders. */
  load(access: string, load: () => Promise<PageModule>, chunk?: string): Promise<void>
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
  const {href, hostname, pathname, hash, origin} = window.location
  const location = {href, hostname, pathname, hash, origin, reload: vi.fn(), replace: vi.fn()}
  vi.stubGlobal('location', location)
  vi.stubGlobal('scrollTo', vi.fn())
  waitForEver()
  window.docusaurus = {prefetch: () => false, preload: () => false}
  leaveWithTest()
  onTestFinished(() => root.remove())

  vi.resetModules()
  const {default: globalData} = await import('@generated/globalData')
  const data = globalData as Record<string, Record<string, object>>
  Object.assign(data['docusaurus-plugin-auth']?.default ?? {}, service.options, {onDenied})
  await import('../../../src/client/boot.js')
  const boot = await import('../../../src/client/bootSealed.js')
  const {openModule} = await import('../../../src/client/open.js')
  const {SealedContent} = await import('../../../src/client/SealedContent.js')

  const facade = {default: undefined as unknown as PageComponent}

  return {
    facade,
    location,
    async load(access, load, chunk) {
      const Stub = (() => <SealedContent access={access} />) as unknown as PageComponent
      const stub: PageModule = {default: Stub, toc: []}
      await openModule({access, stub, chunk, load}, (next) => {
        facade.default = next
      })
    },
    async show() {
      const page = (
        <HelmetProvider>
          <MemoryRouter initialEntries={['/guide']}>
            <Route facade={facade} onRouteDidUpdate={boot.onRouteDidUpdate} />
          </MemoryRouter>
        </HelmetProvider>
      )
      return act(async () => render(page))
    },
  }
}

/**
 * Takes away the bounds on how long a page waits before it shows the stub: a busy machine may let any time pass between two
 * steps. Tests of the bounds have timers of their own.
 */
function waitForEver() {
  const {setTimeout} = globalThis
  const bounds = [1_500, 10_000]
  vi.stubGlobal('setTimeout', (handler: () => void, delay = 0, ...args: []) =>
    bounds.includes(delay) ? undefined : setTimeout(handler, delay, ...args),
  )
}

interface RouteProps {
  facade: Visit['facade']
  onRouteDidUpdate(): void
}

/**
 * Docusaurus' `ComponentCreator` and `ClientLifecyclesDispatcher`, as far as they matter: the module's default export is
 * read at every render, and a new location scrolls to the top and is told to client modules.
 */
function Route({facade, onRouteDidUpdate}: RouteProps) {
  const location = useLocation()
  const first = useRef(location)
  useLayoutEffect(() => {
    if (location !== first.current) window.scrollTo(0, 0)
    onRouteDidUpdate()
  }, [location, onRouteDidUpdate])
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
