/** The three addresses a reader's browser sees. */
export interface Origins {
  docs: string
  auth: string
  api: string
}

/** What a test knows about one running deployment; plain data, as it crosses to the test's process. */
export interface Deployment {
  /** `https`: three subdomains, one cookie domain, Postgres. `localhost`: three ports, host-only cookies, PGlite. */
  name: 'https' | 'localhost'
  origins: Origins
  /** What its site does with a visitor on a protected page; the author's choice, so each is told once. */
  onDenied: 'prompt' | 'redirect'
  /** The Chromium of this deployment, which finds its hosts and accepts its certificate. */
  browser: string
  /** For requests that a test sends itself; null where nothing stands before the servers. */
  edge: Edge | null
  /** The service's own port, behind the edge. */
  servicePort: number
  /** Folder of the files that the docs host serves. */
  siteDir: string
  audit: Audit
  /** What the site was sealed with, and what the service derives keys from. */
  contentSecret: string
  /** An account with the role `staff`. */
  staff: {name: string; email: string; password: string}
}

/** What `docusaurus auth:audit --json --csp` says of the built site, as far as the stories read it. */
export interface Audit {
  ok: boolean
  leaks: unknown[]
  faults: unknown[]
  /** Hashes of all inline scripts, as a policy names them. */
  csp: {scripts: {hash: string}[]}
}

/** Where TLS ends, and the certificate to expect there. */
export interface Edge {
  port: number
  cert: string
}

/**
 * Names the network a request comes from. Only the edge of the HTTPS deployment listens to it: all tests share one
 * machine, and would together run into the limits per address.
 */
export const networkHeader = 'x-test-network'

/** What a test may ask of a running deployment; see `control.ts`. */
export interface Control {
  /** Ends the auth service without warning, as a crashed machine would. */
  killService(): Promise<void>
  /** Starts it again on the same port. */
  startService(): Promise<void>
  /** Starts it anew with variables of its own, such as another content secret; without any, as it was. */
  restartService(env?: Record<string, string>): Promise<void>
  /** Publishes the site as it is with another epoch, over the old one; without one, as it was. */
  publish(epoch?: string): Promise<void>
  /** Lets the docs host send this Content-Security-Policy with every page; without one, none. */
  sendPolicy(policy?: string): Promise<void>
  /** What an operator does with `cli.mjs role grant` and `role revoke`. */
  changeRole(verb: 'grant' | 'revoke', email: string, role: string): Promise<void>
  /** Lets the days of a reader's sessions pass: their cookies are as they were, their sessions are over. */
  expireSessions(email: string): Promise<void>
  /** How many requests have reached the service's host so far; null where nothing stands in between to count. */
  countAtEdge(): Promise<number | null>
}

declare module 'vitest' {
  interface ProvidedContext {
    deployments: Deployment[]
    control: string
  }
}
