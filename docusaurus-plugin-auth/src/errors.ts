import {auditErrors} from './errors/audit.js'
import {partErrors} from './errors/parts.js'

/** One entry of the table: what is wrong and where, why that stops the build, what to do next. */
interface Explanation {
  what: string
  why: string
  todo: string
}

const makeSecret = `openssl rand -base64 32 (or: node -p "require('crypto').randomBytes(32).toString('base64url')")`

const table = {
  OPTIONS_INVALID: (problems: string[]) => ({
    what: `${problems.length === 1 ? 'An option is' : `${problems.length} options are`} not right:\n${bullets(problems)}`,
    why: 'An option that is guessed at could leave a page open to everybody.',
    todo: "Correct the entry of docusaurus-plugin-auth under 'plugins' in the Docusaurus config.",
  }),
  TWO_INSTANCES: (id: string) => ({
    what: `The plugin is listed twice, or has an id of its own (${JSON.stringify(id)}).`,
    why: 'A site has one session and one set of rules.',
    todo: "Keep one entry, without 'id', and put all rules into its 'rules' list.",
  }),
  ACCESS_MALFORMED: (file: string, line: number | undefined, reason: string) => ({
    what: `${line === undefined ? file : `${file}:${line}`}: 'access' cannot be understood: ${reason}`,
    why: 'A typo here must not publish the page.',
    todo: `Correct 'access' in the front matter of ${file}.`,
  }),
  ACCESS_CONFLICT: (copies: {file: string; access: string}[]) => ({
    what: `${copies.map(({file, access}) => `${file} is for ${access}`).join(', but ')}.`,
    why: 'A translated or older copy inherits the access of its original, and no role satisfies both.',
    todo: 'Give the files a role in common, or the same access.',
  }),
  ACCESS_NOT_A_PAGE: (file: string) => ({
    what: `${file} says 'access' in its front matter, but it is not a page: other pages import it.`,
    why: 'A partial is as public as the pages that import it, so this line would protect nothing.',
    todo: "Remove 'access' from it, and protect every page that imports it.",
  }),
  PAGES_UNSEEN: (files: string[]) => ({
    what: `Docusaurus has loaded protected pages that this plugin was not shown:\n${bullets(files)}`,
    why: 'Their excerpts and front matter are in lists, feeds and search already, as if they were public.',
    todo: "Look for a plugin that assigns 'markdown.parseFrontMatter' without calling the parser that was there; let it call that, or remove it.",
  }),
  ORIGINAL_UNKNOWN: (file: string) => ({
    what: `${file} is a translation, but of which page could not be found out.`,
    why: 'A translated page inherits the access of its original; without the original it could become public.',
    todo: "Write 'access' in its front matter ('public' to open it), or name the content plugin and its 'path' directly in the Docusaurus config.",
  }),
  RULE_MATCHES_NOTHING: (globs: string[]) => ({
    what: `${globs.length === 1 ? 'A rule matches' : 'Some rules match'} no page:\n${bullets(globs)}`,
    why: 'A misspelt path would leave the pages it was meant for open to everybody.',
    todo: "Compare it with the files, as seen from the site's folder (for example 'docs/members/**' or 'src/pages/team.tsx'), or remove it.",
  }),
  RULE_NEVER_DECIDES: (glob: string, by: string[]) => ({
    what: `The rule for '${glob}' never decides: ${by.map((one) => `'${one}'`).join(', ')} stands before it.`,
    why: 'The first rule that matches wins, so its pages have another access than this rule says.',
    todo: 'Put the narrower rule first, or remove the one without effect.',
  }),
  SECRET_MISSING: () => ({
    what: 'Pages are protected, but the environment variable AUTH_CONTENT_SECRET is not set.',
    why: 'Protected pages are sealed with it; without it they could only be published for everybody.',
    todo: `Set it to the value that the auth service has. For a new site make one: ${makeSecret}`,
  }),
  SECRET_WEAK: (reason: string) => ({
    what: `AUTH_CONTENT_SECRET ${reason}.`,
    why: 'The sealed pages are public files: whoever guesses the secret reads all of them.',
    todo: `Make another one, and set it at the build and at the auth service: ${makeSecret}`,
  }),
  SERVER_BUNDLE_KEPT: () => ({
    what: 'DOCUSAURUS_KEEP_SERVER_BUNDLE is true while pages are protected.',
    why: 'The server bundle holds their text, and it would stay in the output folder.',
    todo: 'Unset DOCUSAURUS_KEEP_SERVER_BUNDLE for builds that are published.',
  }),
  SERVER_ENTRY_UNKNOWN: (entry: unknown) => ({
    what: `The entry of the server's bundler configuration is not understood: ${JSON.stringify(entry)}.`,
    why: 'The text of protected pages is rendered by what this plugin puts around that entry.',
    todo: "Look for a plugin or a setting of the site that changes 'entry' on the server; let it name one module as 'main'.",
  }),
  MODULE_IN_PUBLIC_CHUNK: (found: {module: string; chunk: string; pages: string[]}[]) => ({
    what: `What only protected pages use came into scripts of other pages:\n${bullets(
      found.map(({module, chunk, pages}) => `${module} is in ${chunk}; used by ${pages.join(', ')}`),
    )}`,
    why: 'Everybody, or readers of another access, could load these scripts.',
    todo:
      "Look for 'optimization.splitChunks', entries or plugins of the site that move modules between chunks, and " +
      "let them leave chunks alone whose name starts with 'sealed-'. A Worker's script cannot be sealed: import what " +
      'it needs in the page, and pass it on.',
  }),
  SEALED_NAME_CONSTANT: (file: string) => ({
    what: `The script of a protected page gets a name without a hash of its content: ${file}.`,
    why: 'Readers would go on with an old copy after the page, the secret or the epoch has changed.',
    todo: "Remove 'output.chunkFilename' from the site's bundler settings, or put [contenthash] into it.",
  }),
  ASSET_NAMED_OTHERWISE: (file: string) => ({
    what: `${file} belongs to protected pages alone, but its address is put together in a way that is not understood.`,
    why: 'Files of protected pages go into their sealed scripts; this one would be missed there, or be left to everybody.',
    todo: "Import or require the file, and use what that gives as a whole: 'import plan from './plan.png''.",
  }),
  BUILT_FOR_DEVELOPMENT: () => ({
    what: 'Pages are protected, and this is a build for development (docusaurus build --dev).',
    why: 'It keeps the names and texts of sources everywhere and cannot be sealed.',
    todo: "Run 'docusaurus build' without --dev, or 'docusaurus start' to look at the site.",
  }),
  ...partErrors,
  ...auditErrors,
} satisfies Record<string, (...evidence: never[]) => Explanation>

export type ErrorCode = keyof typeof table
export const errorCodes = Object.keys(table) as ErrorCode[]

/**
 * Everything this plugin refuses. `code` is the contract and can be relied on; the message is for people.
 */
export class AuthPluginError<Code extends ErrorCode = ErrorCode> extends Error {
  override name = 'AuthPluginError'
  readonly code: Code

  constructor(code: Code, ...evidence: Parameters<(typeof table)[Code]>) {
    const explain = table[code] as (...evidence: Parameters<(typeof table)[Code]>) => Explanation
    const {what, why, todo} = explain(...evidence)
    super(`[docusaurus-plugin-auth ${code}] ${what}\n  Why: ${why}\n  What to do: ${todo}`)
    this.code = code
  }
}

/** Throws all of them together: nobody should have to build again to hear of the next mistake. */
export function refuse(errors: AuthPluginError[]): void {
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw new AggregateError(errors, errors.map(({message}) => message).join('\n\n'))
}

function bullets(lines: string[]): string {
  return lines.map((line) => `  - ${line}`).join('\n')
}
