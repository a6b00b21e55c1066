import {useEffect, useState} from 'react'
import {quietly} from '../session/quietly.js'
import type {Phase} from './page.js'

const keyOf = (chunk: string) => `auth reload ${chunk}`

/**
 * Loads the document anew, once, when a page's file is gone or its key is another: most likely the site was published
 * while this document was open, and only a fresh one knows the new files. Where that has been tried in vain the reader gets
 * an explanation: never a loop.
 *
 * Used where the page stands, not where it is opened: a link that was merely pointed at must reload nothing.
 *
 * @returns whether that is happening.
 */
export function useReloadOnce(phase: Phase, chunk: string | undefined): boolean {
  const [attempt, setAttempt] = useState<'none' | 'under-way' | 'denied'>('none')
  const helps = phase === 'outdated' || phase === 'wrong-key'
  const isDue = helps && attempt === 'none' && chunk !== undefined && !wasReloaded(chunk)

  useEffect(() => {
    if (!isDue) return
    const isNoted = noteReload(chunk)
    setAttempt(isNoted ? 'under-way' : 'denied')
    if (isNoted) location.reload()
  }, [isDue, chunk])

  return isDue || attempt === 'under-way'
}

/** The page opens: if it fails some other day, a fresh document may help again. */
export function forgetReload(chunk: string | undefined): void {
  if (chunk !== undefined) quietly(() => sessionStorage.removeItem(keyOf(chunk)))
}

/** Where storage is denied nobody can know: better no reload than a loop. */
function wasReloaded(chunk: string): boolean {
  return quietly(() => sessionStorage.getItem(keyOf(chunk)) !== null) ?? true
}

/** @returns whether it could be noted; otherwise there must be no reload. */
function noteReload(chunk: string): boolean {
  return quietly(() => sessionStorage.setItem(keyOf(chunk), '1')) !== null
}
