import * as z from 'zod'
import {AuthPluginError} from './errors.js'
import {type AccountLink, accountLinks} from './options/accountLinks.js'
import {explainProblems} from './options/problems.js'
import {isOrigin, isSafeUrl, isWebUrl} from './options/urls.js'
import {access, glob, page, path} from './options/values.js'

/**
 * The options of the plugin: their type, default, check and reference in one place.
 * All of them survive JSON, because Docusaurus sends plugin data to the browser that way.
 */
export const optionsSchema = z.strictObject({
  /**
   * Origin of the auth service, without a path: `https://auth.example.com`.
   * `http:` is accepted for this machine only (`http://localhost:3001`).
   */
  authUrl: z
    .string()
    .refine(isOrigin, "must be an origin: 'https://', a host, nothing after it")
    .meta({example: 'https://auth.example.com'}),
  /** Where the service answers under `authUrl`. @default '/api/auth' */
  basePath: path.default('/api/auth').meta({example: '/api/auth'}),
  /** Sign-in page: a path on the service, or a whole URL. @default '/signin' */
  signInUrl: page.default('/signin').meta({example: '/signin'}),
  /** Sign-up page: a path on the service, or a whole URL. @default '/signup' */
  signUpUrl: page.default('/signup').meta({example: '/signup'}),
  /** Account page: a path on the service, or a whole URL. @default '/account' */
  accountUrl: page.default('/account').meta({example: '/account'}),
  /**
   * Links of your own in the account menu, in this order, each to a page of the site (`to`) or elsewhere (`href`).
   * `access` says who sees it: everybody (`public`), readers (`signed-in`, the default), or roles. @default []
   */
  accountLinks: accountLinks(access)
    .default([])
    .meta({example: [{label: 'Your progress', to: '/progress'}]}),
  /**
   * Add the navbar item by itself, at the right. Place it elsewhere with `{type: 'custom-auth'}` in
   * `themeConfig.navbar.items`; `false` leaves it out. @default true
   */
  navbar: z.boolean().default(true).meta({example: false}),
  /**
   * What a visitor meets on a protected page: a card that offers to sign in (`prompt`), or the sign-in
   * page itself (`redirect`). @default 'prompt'
   */
  onDenied: z.enum(['prompt', 'redirect']).default('prompt').meta({example: 'redirect'}),
  /**
   * Access for whole folders: globs over source files, seen from the site's folder; the first rule that
   * matches decides; `access` in a page's front matter wins over rules. A rule that matches no page
   * fails the build. @default []
   */
  rules: z
    .array(z.strictObject({files: z.union([glob, z.array(glob).min(1)]), access}))
    .default([])
    .meta({example: [{files: 'docs/members/**', access: 'signed-in'}]}),
  /**
   * Part of the keys that protected pages are sealed with. Raise it and build again, and every key that was handed out
   * before opens nothing any more. Letters, digits, `.`, `_`, `-`. @default '1'
   */
  epoch: z
    .union([z.string(), z.number()])
    .transform(String)
    .refine((value) => /^[\w.-]{1,64}$/.test(value), "must be 1 to 64 letters, digits, '.', '_' or '-'")
    .default('1')
    .meta({example: '2'}),
  /**
   * What the public sees of a protected page: its title and place in the sidebar (`public`), or nothing but its
   * address (`hidden`). @default 'public'
   */
  metadata: z.enum(['public', 'hidden']).default('public').meta({example: 'hidden'}),
  /**
   * Leave protected pages out of sidebars, cards and the links below a page for everybody who may not open them. It tidies
   * up, and keeps no secret: titles are in the public build, unless `metadata` is `hidden`. @default false
   */
  hideDenied: z.boolean().default(false).meta({example: true}),
  /**
   * Members' search: a sealed index of protected pages, which readers search in their browser. `false` leaves it out.
   * @default true
   */
  search: z.boolean().default(true).meta({example: false}),
  /**
   * Docs and service share no registrable domain, as `acme.github.io` and `auth.acme.dev`. The service must list the site
   * in `AUTH_CROSS_SITE`. @default false
   */
  crossSite: z.boolean().default(false).meta({example: true}),
  /** Name of the readable cookie that tells a page who is probably signed in. @default 'auth.hint' */
  hint: z
    .string()
    .regex(/^[\w.-]+$/, 'must be a cookie name')
    .default('auth.hint')
    .meta({example: 'auth.hint'}),
  /**
   * Accept `http:` for hosts other than this machine. Everybody on the way can then read sessions and
   * pages: never for a site that is published. @default false
   */
  dangerouslyAllowHttp: z.boolean().default(false).meta({example: false}),
})

/** What a site author writes in `plugins: [['docusaurus-plugin-auth', {…}]]`. */
export type UserOptions = z.input<typeof optionsSchema>
/** The same, checked and with every default filled in. */
export type PluginOptions = z.output<typeof optionsSchema> & {id: string}

/** What the browser gets to know (`usePluginData('docusaurus-plugin-auth')`): absolute URLs only. */
export interface ClientOptions {
  /** `authUrl` and `basePath`, for example `https://auth.example.com/api/auth`. */
  apiUrl: string
  signInUrl: string
  signUpUrl: string
  accountUrl: string
  accountLinks: readonly AccountLink[]
  onDenied: 'prompt' | 'redirect'
  /** The option of that name; absent for `false`. */
  crossSite?: true
  /** Name of the hint cookie. */
  hintCookie: string
  /** Address of this site in this language, as seals name it: `https://docs.example.com/handbook/`. */
  site: string
  /** The option of that name, as text. */
  epoch: string
  /** Whether there is a sealed index for each of `accesses`. */
  search: boolean
  /** Every access that some protected page of the site asks for, canonical and sorted. */
  accesses: string[]
}

/** What seals and keys call this site. Two languages of one site are two: they have two addresses. */
export function siteAddress({url, baseUrl}: {url: string; baseUrl: string}): string {
  return new URL(baseUrl, url).href
}

/** Docusaurus' `validateOptions`. Refuses everything that is wrong at once, as `OPTIONS_INVALID`. */
export function validateOptions({options}: {options: UserOptions & {id?: string}}): PluginOptions {
  const {id = 'default', ...given} = options
  if (id !== 'default') throw new AuthPluginError('TWO_INSTANCES', id)
  const parsed = optionsSchema.safeParse(given)
  const problems = [
    ...(parsed.success ? [] : explainProblems(parsed.error.issues, given, optionsSchema.shape)),
    ...insecureUrls(given),
  ]
  if (problems.length > 0 || !parsed.success) throw new AuthPluginError('OPTIONS_INVALID', problems)
  return {id, ...parsed.data}
}

/** Looked for in what was given, so that it is told together with everything else that is wrong. */
function insecureUrls(given: UserOptions): string[] {
  if (given.dangerouslyAllowHttp === true) return []
  return (['authUrl', 'signInUrl', 'signUpUrl', 'accountUrl'] as const)
    .filter((name) => typeof given[name] === 'string' && isWebUrl(given[name]) && !isSafeUrl(given[name]))
    .map(
      (name) =>
        `${name}: sends sessions over http: to another machine (${given[name]}). Write https:, ` +
        'or for a closed test network only: dangerouslyAllowHttp: true',
    )
}

/** All but what is known when the content is. */
export function toClientOptions(
  options: PluginOptions,
  siteConfig: {url: string; baseUrl: string},
): Omit<ClientOptions, 'accesses' | 'accountLinks'> {
  const absolute = (url: string) => new URL(url, options.authUrl).href
  return {
    apiUrl: new URL(options.authUrl).origin + options.basePath,
    signInUrl: absolute(options.signInUrl),
    signUpUrl: absolute(options.signUpUrl),
    accountUrl: absolute(options.accountUrl),
    onDenied: options.onDenied,
    ...(options.crossSite && {crossSite: true as const}),
    hintCookie: options.hint,
    site: siteAddress(siteConfig),
    epoch: options.epoch,
    search: options.search,
  }
}
