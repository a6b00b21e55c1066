import {cleanup, configure} from '@testing-library/react'
import {afterEach, beforeEach, vi} from 'vitest'

// It ends a wait that is in vain; a busy machine may take any time for one that is not.
configure({asyncUtilTimeout: 15_000})

// React tells of wrong markup, lost keys and updates outside act() on the console only.
beforeEach(() => {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...said) => {
      throw new Error(`unexpected console.${level}: ${said.join(' ')}`)
    })
  }
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
  for (const pair of document.cookie.split('; ')) {
    // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no other cookie API
    document.cookie = `${pair.split('=')[0]}=; max-age=0; path=/`
  }
  window.__docusaurusAuthFirst = undefined as never
  document.documentElement.removeAttribute('data-auth')
  document.documentElement.removeAttribute('style')
})
