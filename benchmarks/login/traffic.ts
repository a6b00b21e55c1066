import {setTimeout} from 'node:timers/promises'
import type {CDPSession} from 'playwright-core'

/** What went over the line since the last time somebody took it. */
export interface Traffic {
  requests: number
  /** Compressed bytes of bodies. */
  html: number
  js: number
  css: number
}

const QUIET_MS = 500
const none = (): Traffic => ({requests: 0, html: 0, js: 0, css: 0})
const KINDS = {Document: 'html', Script: 'js', Stylesheet: 'css'} as const

/** Counts what a page and its frames ask for, preflights included, and nothing that a cache answers. */
export async function watchTraffic(network: CDPSession) {
  let traffic = none()
  const pending = new Set<string>()
  const cached = new Set<string>()
  let lastSign = performance.now()
  const sign = () => {
    lastSign = performance.now()
  }

  network.on('Network.requestWillBeSent', ({requestId, request}) => {
    if (!request.url.startsWith('http')) return
    pending.add(requestId)
    sign()
  })
  network.on('Network.requestServedFromCache', ({requestId}) => cached.add(requestId))
  network.on('Network.responseReceived', ({requestId, type, response}) => {
    if (!response.url.startsWith('http') || cached.has(requestId) || response.fromDiskCache) return
    traffic.requests += 1
    if (type in KINDS)
      traffic[KINDS[type as keyof typeof KINDS]] += Number(response.headers['content-length'] ?? 0)
  })
  const ended = ({requestId}: {requestId: string}) => {
    pending.delete(requestId)
    sign()
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
      sign()
      while (pending.size > 0 || performance.now() - lastSign < QUIET_MS) await setTimeout(50)
    },
  }
}
