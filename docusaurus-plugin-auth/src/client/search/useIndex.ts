import {useCallback, useEffect, useState} from 'react'
import type {Engine} from './engine.js'
import {openIndex} from './open.js'

export type IndexState = {status: 'opening' | 'failed' | 'development'} | {status: 'ready'; engine: Engine}

/** The index that this reader may search, and what tries again to open it. */
export function useIndex(): [IndexState, () => void] {
  const [state, setState] = useState<IndexState>({status: 'opening'})
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same once more
  useEffect(() => {
    // `docusaurus start` seals nothing, and writes no files.
    if (process.env.NODE_ENV !== 'production') return setState({status: 'development'})
    let isStill = true
    setState({status: 'opening'})
    openIndex().then(
      (engine) => isStill && setState({status: 'ready', engine}),
      (error) => {
        console.error("[docusaurus-plugin-auth] Members' search could not be opened.", error)
        if (isStill) setState({status: 'failed'})
      },
    )
    return () => {
      isStill = false
    }
  }, [attempt])

  return [state, useCallback(() => setAttempt((count) => count + 1), [])]
}
