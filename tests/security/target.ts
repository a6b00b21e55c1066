import {inject} from 'vitest'
import {type Edge, networkHeader} from '../harness/deployment.ts'

/** Where a service is, and how it is reached. */
export interface Target {
  /** Public origin of the service: `https://auth.example.com`. */
  auth: string
  /** Where to connect instead, for a name that no DNS knows. */
  edge: Edge | null
  /** Sent with every request. */
  headers: Readonly<Record<string, string>>
}

/** The service that an operator named, else the one that the stories run on: Postgres and TLS, as in production. */
export function target(): Target {
  const named = process.env.SECURITY_TARGET
  if (named) return {auth: new URL(named).origin, edge: null, headers: {}}
  const deployment = inject('deployments').find(({name}) => name === 'https')
  if (!deployment) throw new Error('No deployment is running that the security suite could ask.')
  // A network of its own: at the end its limits are used up, and the stories have theirs.
  return {auth: deployment.origins.auth, edge: deployment.edge, headers: {[networkHeader]: '198.51.100.66'}}
}
