import {randomBytes} from 'node:crypto'
import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Page} from 'playwright-core'
import {handbook} from '../handbook.ts'
import {type Host, serve} from '../kit/host.ts'
import {freePort} from '../kit/ports.ts'
import {signUp, startService} from '../kit/service.ts'
import {exampleModules, Site, type SiteOptions} from '../kit/site.ts'
import {clerkFrontendApi, PUBLISHABLE_KEY, SIGN_IN_PATH} from './clerk-frontend-api.ts'
import {AUTH0, KEYCLOAK, REALM} from './dialects.ts'
import {type Dialect, startProvider} from './oidc-provider.ts'

const peers = fileURLToPath(new URL('../peers/login/', import.meta.url))
const packages = `${peers}node_modules`

/** Left of the item: what the item moves when it comes late. */
export const NEIGHBOUR = 'benchmark-neighbour'

export interface Contender {
  name: string
  /** How tables and the plot call it. */
  title: string
  version: string
  hasLogin: boolean
  /** What is seen in the navbar when somebody is signed in, and when nobody is. */
  signedIn: string
  signedOut: string
  /** Origin of its site. */
  address: string
  site: Site
  /** Serves the built site, and whatever answers its login. */
  open(): Promise<Host[]>
  /** Cookies of a reader, where an account is made without a browser. */
  cookies?(): Promise<{name: string; value: string; url: string}[]>
  /** Signs the reader in on a page that has nothing yet, from any page of the site on. */
  signIn?(page: Page): Promise<void>
}

/** All of them, with addresses, on the same site; nothing is built and nothing runs yet. */
export async function contenders(): Promise<Contender[]> {
  const ports = await Promise.all(Array.from({length: 12}, freePort))
  const address = () => {
    const port = ports.pop()
    return {port: Number(port), origin: `http://localhost:${port}`}
  }
  const [service, vanilla, ours, betterAuth, clerk] = [address(), address(), address(), address(), address()]

  let running: ReturnType<typeof startService> | undefined
  const startedService = () => {
    running ??= startService({
      docs: ours.origin,
      host: 'localhost',
      port: service.port,
      env: {BETTER_AUTH_TRUSTED_ORIGINS: `${ours.origin},${betterAuth.origin}`},
    })
    return running
  }
  const onService = (at: {port: number; origin: string}, site: Site) => ({
    address: at.origin,
    site,
    open: async () => {
      const program = await startedService()
      return [await serve(site.output, at.port), {close: () => program.stop()}]
    },
    cookies: async () => {
      const {cookies} = await signUp(await startedService(), at.origin)
      return cookies.map((cookie) => {
        const [name = '', ...value] = cookie.split('=')
        return {name, value: value.join('='), url: at.origin}
      })
    },
  })

  function withProvider(name: string, library: string, dialect: Dialect, clientModules: string[] = []) {
    const [at, provider] = [address(), address()]
    const site = siteOf(at.origin, peer(name, {auth: provider.origin + dialect.base}, clientModules))
    return {
      ...PEER,
      name,
      title: library,
      version: versionOf(packages, library),
      address: at.origin,
      site,
      open: async () => [await serve(site.output, at.port), await startProvider(provider.port, dialect)],
      signIn: (page: Page) => page.locator(PEER.signedOut).click(),
    }
  }

  const clerkSite = siteOf(clerk.origin, peer('clerk', {publishableKey: PUBLISHABLE_KEY}))
  const plainSite = siteOf(vanilla.origin, {})

  return [
    {
      ...PEER,
      name: 'vanilla',
      title: 'no login',
      version: versionOf(exampleModules, '@docusaurus/core'),
      hasLogin: false,
      address: vanilla.origin,
      site: plainSite,
      open: async () => [await serve(plainSite.output, vanilla.port)],
    },
    {
      name: 'ours',
      title: 'docusaurus-plugin-auth',
      version: 'this repository',
      hasLogin: true,
      signedIn: '.auth-navbar__in',
      signedOut: '.auth-navbar__out',
      ...onService(
        ours,
        siteOf(ours.origin, {
          plugins: [['docusaurus-plugin-auth', {authUrl: service.origin}]],
          env: {AUTH_CONTENT_SECRET: randomBytes(32).toString('base64url')},
        }),
      ),
    },
    {
      ...PEER,
      name: 'better-auth',
      title: 'better-auth/react',
      version: versionOf(packages, 'better-auth'),
      ...onService(betterAuth, siteOf(betterAuth.origin, peer('better-auth', {auth: service.origin}))),
    },
    withProvider('keycloak', 'keycloak-js', KEYCLOAK),
    withProvider('oidc-spa', 'oidc-spa', REALM, ['./src/early.js']),
    withProvider('auth0', '@auth0/auth0-react', AUTH0),
    {
      ...PEER,
      name: 'clerk',
      title: '@clerk/react',
      version: versionOf(packages, '@clerk/react'),
      signedIn: '.cl-userButtonTrigger',
      address: clerk.origin,
      site: clerkSite,
      open: async () => [
        await serve(clerkSite.output, clerk.port, await clerkFrontendApi(clerk.origin, packages)),
      ],
      signIn: async (page: Page) => void (await page.goto(clerk.origin + SIGN_IN_PATH)),
    },
  ]
}

function versionOf(modules: string, library: string): string {
  return JSON.parse(readFileSync(`${modules}/${library}/package.json`, 'utf8')).version
}

const PEER = {hasLogin: true, signedIn: '.benchmark-in', signedOut: '.benchmark-out'}

/** A site with the files of `peers/login/<name>` laid over it, which draw a navbar item. */
function peer(
  name: string,
  customFields: Record<string, string>,
  clientModules: string[] = [],
): Partial<SiteOptions> {
  return {
    overlays: [`${peers}shared`, peers + name],
    packages,
    config: {customFields, clientModules},
  }
}

/** The handbook, all of it public, with a navbar as sites have it. */
function siteOf(url: string, {config = {}, ...options}: Partial<SiteOptions>): Site {
  return new Site({
    files: handbook(),
    url,
    plugins: [],
    ...options,
    config: {
      ...config,
      themeConfig: {
        navbar: {
          title: 'Handbook',
          items: [
            {to: '/members/plan', label: 'Plan', position: 'left'},
            {href: 'https://example.com', label: 'Source', position: 'right', className: NEIGHBOUR},
            ...(options.overlays ? [{type: 'custom-login', position: 'right'}] : []),
          ],
        },
      },
    },
  })
}
