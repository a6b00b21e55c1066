import {startBalancer} from './balancer'
import {Reader} from './reader'
import {productionEnv, type Running, startServer} from './server'

type Variables = Record<string, string>

export interface Deployment {
  readonly instances: readonly Running[]
  /** Requests each instance has been given by the balancer. */
  given(): number[]
  /** A browser: it knows one origin, and each of its requests comes to the next instance. */
  reader(): Reader
  /**
   * Replaces the instances one after another, as an update does: out of turn, SIGTERM, another one, back in turn.
   *
   * @param meanwhile what happens each time that old and new ones serve side by side
   */
  roll(changed: Variables, meanwhile: () => Promise<void>): Promise<void>
  stop(): Promise<void>
}

/** Starts instances that share everything but the port, all at the same moment, behind one origin. */
export async function deploy(count: number, variables: Variables): Promise<Deployment> {
  const balancer = await startBalancer()
  const serviceUrl = `http://localhost:${balancer.port}`
  let shared = await productionEnv({
    BETTER_AUTH_URL: serviceUrl,
    // The balancer, and before it the readers of a test, who each say what their address is.
    AUTH_TRUSTED_PROXIES: '127.0.0.1',
    ...variables,
  })
  const start = async () => {
    const {PORT} = await productionEnv()
    return startServer({...shared, PORT})
  }
  const started = await Promise.allSettled(Array.from({length: count}, start))
  const instances = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  const stop = async () => {
    await Promise.all(instances.map((instance) => instance.stop()))
    await balancer.close()
  }
  const failed = started.find((one) => one.status === 'rejected')
  if (failed) {
    await stop()
    throw failed.reason
  }
  const inTurn = () => {
    balancer.targets = instances.map(({address}) => address)
  }
  inTurn()

  return {
    instances,
    given: () => instances.map(({address}) => balancer.given.get(address) ?? 0),
    reader: () => new Reader(sendTo(`http://127.0.0.1:${balancer.port}`), serviceUrl),
    roll: async (changed, meanwhile) => {
      shared = {...shared, ...changed}
      for (const [place, old] of instances.entries()) {
        balancer.targets = balancer.targets.filter((target) => target !== old.address)
        old.signal('SIGTERM')
        await old.ended()
        instances[place] = await start()
        inTurn()
        await meanwhile()
      }
    },
    stop,
  }
}

/** Sends a reader's requests to an address, whatever the origin it believes to talk to. */
export const sendTo =
  (address: string) =>
  async (request: Request): Promise<Response> => {
    const {pathname, search} = new URL(request.url)
    const headers = new Headers(request.headers)
    headers.set('x-forwarded-for', headers.get('x-client-address') ?? '')
    const body = request.method === 'POST' ? await request.text() : null
    return fetch(address + pathname + search, {method: request.method, headers, body, redirect: 'manual'})
  }
