import {setTimeout} from 'node:timers/promises'
import type {CDPSession} from 'playwright-core'

/** What went over the line since the last time somebody took it. */
export interface Traffic {
  requests: number
  /** Those of them that are no files: fetches, preflights and documents, those of hidden frames included. */
  questions: number
  /** Compressed bytes of bodies. */
  html: number
  js: number
  css: number
}

const QUIET_MS = 500
const LONGEST_MS = 60_000
const none = (): Traffic => ({requests: 0, questions: 0, html: 0, js: 0, css: 0})
const KINDS = {Document: 'html', Script: 'js', Stylesheet: 'css'} as const

/** What Docusaurus fetches ahead for pages that may come next, and the tab's icon: the same on every site, at some time or other. */
const isAhead = (type: string | undefined) => type === 'Other' || type === 'Prefetch'

/** Counts what a page and its frames ask for, preflights included, and nothing that is fetched ahead or that a cache answers. */
export async function watchTraffic(network: CDPSession) {
  let traffic = none()
  let lastSign = performance.now()
  let page: string | undefined
  // Of the page itself. Frames are taken away while they load, and nobody says that their requests have ended.
  const pending = new Map<string, string>()
  const cached = new Set<string>()
  const sign = () => {
    lastSign = performance.now()
  }

  network.on('Network.requestWillBeSent', ({requestId, request, frameId, type}) => {
    if (!request.url.startsWith('http') || isAhead(type)) return
    page ??= frameId
    if (frameId === page) pending.set(requestId, request.url)
    sign()
  })
  network.on('Network.requestServedFromCache', ({requestId}) => cached.add(requestId))
  network.on('Network.responseReceived', ({requestId, type, response}) => {
    if (!response.url.startsWith('http') || isAhead(type)) return
    sign()
    if (cached.has(requestId) || response.fromDiskCache) return
    traffic.requests += 1
    if (['Fetch', 'XHR', 'Preflight', 'Document'].includes(type)) traffic.questions += 1
    if (type in KINDS) {
      traffic[KINDS[type as keyof typeof KINDS]] += Number(response.headers['content-length'] ?? 0)
    }
  })
  const ended = ({requestId}: {requestId: string}) => {
    if (pending.delete(requestId)) sign()
  }
  network.on('Network.loadingFinished', ended)
  network.on('Network.loadingFailed', ended)
  await network.send('Network.enable')

  return {
    take(): Traffic {
      const taken = traffic
      traffic = none()
      return taken
    },
    /** When nothing is on its way and nothing new has been asked for a while. */
    async atRest(): Promise<void> {
      const begun = performance.now()
      sign()
      while (pending.size > 0 || performance.now() - lastSign < QUIET_MS) {
        if (performance.now() - begun > LONGEST_MS) {
          throw new Error(`Does not come to rest: ${[...pending.values()].join(', ')}`)
        }
        await setTimeout(50)
      }
    },
  }
}
