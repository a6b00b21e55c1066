import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import {useAuth, useSession} from 'docusaurus-plugin-auth/client'
import {useCallback, useEffect, useRef, useState} from 'react'
import {askApi, type Level, type Outcome} from './request'

export type State = {kind: 'idle'} | {kind: 'asking'} | Outcome

export interface Personalising {
  state: State
  ask: (question: {topic: string; level: Level}) => void
}

/** Asks the API on demand. A new question, or leaving the page, calls off the one before. */
export function usePersonalise(): Personalising {
  const apiUrl = useDocusaurusContext().siteConfig.customFields?.apiUrl as string
  const {authFetch} = useAuth()
  const {refetch} = useSession()
  const [state, setState] = useState<State>({kind: 'idle'})
  const running = useRef<AbortController>(undefined)

  useEffect(() => () => running.current?.abort(), [])

  const ask = useCallback(
    async (question: {topic: string; level: Level}) => {
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      const {signal} = controller
      setState({kind: 'asking'})
      const outcome = await askApi(apiUrl, authFetch, question, signal)
      if (signal.aborted) return
      setState(outcome)
      // Perhaps the session ended elsewhere. The service knows; the site shows the invitation again if so.
      if (outcome.kind === 'unknown-reader') void refetch()
    },
    [apiUrl, authFetch, refetch],
  )
  return {state, ask}
}
