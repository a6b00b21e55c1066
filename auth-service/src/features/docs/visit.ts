import type {Database} from '@docs-auth/drizzle'
import {APIError} from 'better-auth/api'
import {createKeyring, keysQuery} from 'docusaurus-plugin-auth/server'
import type {Env} from '../../env'
import type {Question, VisitDoor} from '../../http/visit'
import {createKeysTrail} from '../audit/keys'
import {allowedOrigins} from '../cors/policy'
import {docsKeys} from './routes'

/** GET `/docs/keys`. */
export function keysVisit(env: Env, {orm}: Database): VisitDoor {
  const keyring = createKeyring(env.contentSecrets)
  const keysTrail = createKeysTrail(orm)
  const trusted = allowedOrigins(env)
  const isTrusted = (origin: string): boolean => trusted.includes(origin)
  return {
    limited: true,
    renews: () => true,
    answer: async (visit, {query, headers}) => {
      const asked = keysQuery.safeParse(named(query))
      // What is refused is refused in one place, with its reason.
      if (!asked.success) return null
      try {
        keyring.check(asked.data, {headers, serviceOrigin: env.serviceUrl, isTrusted})
      } catch (error) {
        if (error instanceof APIError) return null
        throw error
      }
      const answer = await keyring.answer(asked.data, visit)
      await keysTrail(headers, visit, asked.data, answer)
      return answer
    },
  }
}

/** Parameters that the door names, as BetterAuth's router reads them: one is text, several are a list. */
function named(query: Question['query']): Record<string, string | string[]> {
  const values = (docsKeys.query ?? []).map((name) => [name, query.getAll(name)] as const)
  return Object.fromEntries(
    values.flatMap(([name, all]) =>
      all.length === 0 ? [] : [[name, all.length === 1 ? (all[0] ?? '') : all]],
    ),
  )
}
