import {onTestFinished, vi} from 'vitest'
import {createSessionStore, type SessionStore} from '../../../src/client/session/store.js'
import {encodeHint} from '../../../src/server/hint.js'
import type {Service} from './service.js'

/** Puts the hint cookie into the jar, as the service does at sign-in. */
export function giveHint(name = 'Rosa Reader', exp = 1_800_000_000): void {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
  document.cookie = `auth.hint=${encodeHint({name, image: null, exp})}; path=/`
}

export function takeHint(): void {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
  document.cookie = 'auth.hint=; max-age=0; path=/'
}

/** A page is opened: a new store, as a hard load makes one. */
export function openPage(service: Service): SessionStore {
  leaveWithTest()
  const store = createSessionStore(() => service.options)
  store.start()
  return store
}

/** What is listening from now on stops with the test, as a page does that is left. */
export function leaveWithTest(): void {
  for (const target of [window, document]) {
    const listening = vi.spyOn(target, 'addEventListener')
    onTestFinished(() => {
      for (const [type, listener] of listening.mock.calls) target.removeEventListener(type, listener)
    })
  }
}

/** The reader looks at the tab again. */
export function refocus(): void {
  document.dispatchEvent(new Event('visibilitychange'))
}

export function minutesLater(minutes: number): void {
  vi.useFakeTimers({toFake: ['Date'], now: Date.now() + minutes * 60_000})
}
