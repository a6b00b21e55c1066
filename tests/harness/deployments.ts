import {randomBytes} from 'node:crypto'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {startPostgres} from '@docs-auth/drizzle/testing'
import {chromium} from 'playwright-core'
import {ensureChromium} from '../../scripts/steps/chromium.ts'
import {startApi} from './api.ts'
import type {Cleanup} from './cleanup.ts'
import {expireSessions} from './database.ts'
import type {Control, Deployment, Origins} from './deployment.ts'
import {makeCertificate, startTlsProxy} from './https.ts'
import {freePorts} from './ports.ts'
import {AuthService} from './service.ts'
import {buildSite} from './site.ts'
import {startStaticHost} from './static-host.ts'

export interface Running {
  deployment: Deployment
  control: Control
}

const DOMAIN = 'example.test'

/** Deployment A: `docs.`, `auth.` and `api.example.test` over HTTPS, one cookie domain, Postgres. */
export async function startHttps(cleanup: Cleanup): Promise<Running> {
  const origins = {
    docs: `https://docs.${DOMAIN}`,
    auth: `https://auth.${DOMAIN}`,
    api: `https://api.${DOMAIN}`,
  }
  const [docs, auth, api] = (await freePorts(3)) as [number, number, number]
  const certificate = await makeCertificate(DOMAIN)
  const edge = await startTlsProxy(certificate, {
    [`docs.${DOMAIN}`]: docs,
    [`auth.${DOMAIN}`]: auth,
    [`api.${DOMAIN}`]: api,
  })
  cleanup.add(() => edge.close())

  const postgres = await startPostgres()
  cleanup.add(() => postgres.stop())
  const databaseUrl = await postgres.url('stories')

  const {service, control, ...known} = await startServers(cleanup, {
    name: 'https',
    origins,
    onDenied: 'prompt',
    ports: {docs, auth, api},
    env: {DATABASE_URL: databaseUrl, AUTH_COOKIE_DOMAIN: DOMAIN},
  })
  return {
    deployment: {
      name: 'https',
      origins,
      onDenied: 'prompt',
      ...known,
      edge: {port: edge.port, cert: certificate.cert},
      servicePort: auth,
      browser: await launchChromium(cleanup, [
        `--host-resolver-rules=MAP *.${DOMAIN}:443 127.0.0.1:${edge.port}`,
        `--ignore-certificate-errors-spki-list=${certificate.spki}`,
      ]),
    },
    control: {
      ...control,
      changeRole: (...change) => service.changeRole(...change),
      expireSessions: (email) => expireSessions({url: databaseUrl}, email),
      countAtEdge: async () => edge.requests.filter((line) => line.includes(` auth.${DOMAIN}/`)).length,
    },
  }
}

/** Deployment B: one machine, three ports of localhost, the embedded database. */
export async function startLocalhost(cleanup: Cleanup): Promise<Running> {
  const [docs, auth, api] = (await freePorts(3)) as [number, number, number]
  const origins = {
    docs: `http://localhost:${docs}`,
    auth: `http://localhost:${auth}`,
    api: `http://localhost:${api}`,
  }
  // One process owns a PGlite directory, so the service makes room meanwhile.
  const offline = async (work: () => Promise<void>) => {
    await service.stop()
    await work()
    await service.start()
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'docs-auth-pglite-'))
  cleanup.add(() => rm(dataDir, {recursive: true, force: true}))

  const {service, control, ...known} = await startServers(cleanup, {
    name: 'localhost',
    origins,
    onDenied: 'redirect',
    ports: {docs, auth, api},
    env: {DATABASE_DRIVER: 'pglite', AUTH_DATA_DIR: dataDir},
  })
  return {
    deployment: {
      name: 'localhost',
      origins,
      onDenied: 'redirect',
      ...known,
      edge: null,
      servicePort: auth,
      browser: await launchChromium(cleanup, []),
    },
    control: {
      ...control,
      changeRole: (...change) => offline(() => service.changeRole(...change)),
      expireSessions: (email) => offline(() => expireSessions({driver: 'pglite', dataDir}, email)),
      countAtEdge: async () => null,
    },
  }
}

interface Plan {
  name: Deployment['name']
  origins: Origins
  onDenied: Deployment['onDenied']
  ports: Record<keyof Origins, number>
  env: Record<string, string>
}

/** The three servers of a deployment, and its staff account, made by the operator's command before the first start. */
async function startServers(cleanup: Cleanup, {name, origins, onDenied, ports, env}: Plan) {
  const contentSecret = randomBytes(32).toString('base64url')
  const service = new AuthService({
    name: `${name}-auth-service`,
    port: ports.auth,
    origins,
    contentSecret,
    env,
  })
  const staff = {
    name: 'Sam Staff',
    email: 'staff@example.test',
    password: randomBytes(12).toString('base64url'),
  }
  await service.createUser({...staff, roles: 'staff'})
  cleanup.add(() => service.stop())
  await service.start()

  const api = await startApi({name: `${name}-example-api`, port: ports.api, servicePort: ports.auth, origins})
  cleanup.add(() => api.stop())

  const build = (epoch?: string) => buildSite({name, origins, onDenied}, contentSecret, epoch)
  const {dir: siteDir, audit} = await build()
  const host = await startStaticHost(siteDir, ports.docs)
  cleanup.add(() => host.close())

  const control = {
    killService: () => service.kill(),
    startService: () => service.start(),
    async restartService(env?: Record<string, string>) {
      await service.stop()
      await service.start(env)
    },
    publish: async (epoch?: string) => host.show(epoch ? (await build(epoch)).dir : siteDir),
    sendPolicy: async (policy?: string) => host.sendPolicy(policy),
  }
  return {service, control, staff, siteDir, audit, contentSecret}
}

/** @returns where a test connects to it */
export async function launchChromium(cleanup: Cleanup, args: string[]): Promise<string> {
  const server = await chromium.launchServer({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...args,
    ],
  })
  cleanup.add(() => server.close())
  return server.wsEndpoint()
}
