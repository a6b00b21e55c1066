import {isLoopback, type Places} from '../places.js'
import {type Change, type Finding, inConfig, inService} from '../report.js'

/** How far a question has come. */
export type Reach =
  | {kind: 'answer'}
  /** The name has no address. */
  | {kind: 'dns'}
  | {kind: 'refused'}
  | {kind: 'timeout'}
  | {kind: 'tls'; reason: string}
  /** The connection broke, or something nobody has a name for. */
  | {kind: 'lost'; reason: string}
  /** Elsewhere, by a redirect. Absolute. */
  | {kind: 'redirect'; to: string}
  /** An error of the service, or of a proxy before it. */
  | {kind: 'failing'; status: number}
  /** Somebody answers, but in another language. */
  | {kind: 'foreign'; status: number; type: string}

/** What came of asking the service. */
export function reachFinding(places: Places, reach: Reach): Finding {
  const {service, options} = places
  switch (reach.kind) {
    case 'answer':
      return {level: 'ok', code: 'SERVICE', what: `The service answers at ${options.apiUrl}.`}
    case 'dns':
      return {
        ...away('SERVICE_DNS', `The name ${service.hostname} has no address.`),
        todo: "Correct the host in 'authUrl', or add a record for it to the DNS.",
        change: [inConfig("authUrl: 'https://auth.example.com',")],
      }
    case 'refused':
      return {
        ...away('SERVICE_REFUSED', `Nobody listens at ${service.origin}.`),
        todo: isLoopback(service)
          ? 'Start the service, on the port that the site knows.'
          : 'Start the service, and let the proxy or firewall before it pass requests on.',
        change: isLoopback(service) ? [inService(`PORT=${service.port || '80'}`)] : [],
      }
    case 'timeout':
      return {
        ...away('SERVICE_TIMEOUT', `${service.origin} did not answer in time.`),
        todo: "See in the service's log whether requests arrive; if none does, a firewall drops them on the way.",
      }
    case 'tls':
      return {
        ...away('SERVICE_TLS', `There is no secure connection to ${service.origin}: ${reach.reason}.`),
        todo:
          'Give the proxy before the service a certificate for this very name that browsers trust. A certificate of ' +
          'your own authority is known to Node.js by NODE_EXTRA_CA_CERTS. Where http is served behind an https address, end TLS first.',
      }
    case 'lost':
      return {
        ...away('SERVICE_LOST', `The connection to ${service.origin} broke: ${reach.reason}.`),
        todo: 'Ask again. If it stays: is it https where the address says http?',
      }
    case 'redirect':
      return {
        ...away(
          'SERVICE_REDIRECTS',
          `${options.apiUrl} redirects to ${reach.to}. To another origin browsers do not follow with a session.`,
        ),
        todo: 'Name the address that it leads to.',
        change: redirected(service, new URL(reach.to)),
      }
    case 'failing':
      return {
        ...away('SERVICE_FAILING', `${service.origin} answers ${reach.status}: ${meaning(reach.status)}.`),
        todo: `Ask whether the database answers: curl -i ${service.origin}/api/ready`,
      }
    case 'foreign':
      return {
        ...away(
          'SERVICE_FOREIGN',
          `${options.apiUrl} is answered by something else than an auth service: ${reach.status}, ${reach.type}.`,
        ),
        todo: "Correct 'authUrl', or 'basePath' where the service answers under another path.",
        change: [inConfig("basePath: '/api/auth',")],
      }
  }
}

const away = (code: string, what: string): Pick<Finding, 'level' | 'code' | 'what'> => ({
  level: 'problem',
  code,
  what,
})

function redirected(service: URL, to: URL): Change[] {
  if (to.origin === service.origin) return []
  return [inConfig(`authUrl: '${to.origin}',`), inService(`BETTER_AUTH_URL=${to.origin}`)]
}

function meaning(status: number): string {
  if (status === 503) return 'its database does not answer, or it is too busy'
  if (status === 502 || status === 504) return 'a proxy found no service behind it'
  return 'the reason is in its log'
}
