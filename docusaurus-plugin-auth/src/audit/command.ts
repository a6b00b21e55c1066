import type {Cli} from '../cli.js'
import {AuthPluginError} from '../errors.js'
import {audit} from './audit.js'
import {InlineScripts, policyLine} from './checks/html.js'
import {printed, printedPolicy} from './print.js'
import type {AuditedSite} from './site.js'

interface Defaults {
  /** Where `docusaurus build` writes to. */
  outDir: string
  /** Origin of the auth service, for `connect-src`. */
  authOrigin: string
}

interface Flags {
  json?: boolean
  csp?: boolean
}

const help = `
Exit codes:
  0  no text of a protected page was found
  1  text of a protected page was found, or something else that must not be published
  2  nothing could be checked: the site was not built, or the folder is not there

The content secret is looked for, too, when AUTH_CONTENT_SECRET is set as it was for the build.
`

/** `docusaurus auth:audit [dir] [--json] [--csp]` */
export function addCommand(cli: Cli, site: AuditedSite, {outDir, authOrigin}: Defaults): void {
  cli
    .command('auth:audit [dir]')
    .description(
      'Look for text of protected pages in what is going to be published (default: the output folder).',
    )
    .option('--json', 'print the report as JSON')
    .option('--csp', 'print hashes of inline scripts, for a Content-Security-Policy')
    .on('--help', () => console.log(help))
    .action(async (dir: string | undefined, flags: Flags) => {
      process.exitCode = await run(site, dir ?? outDir, authOrigin, flags)
    })
}

/** Returns the exit code. */
async function run(site: AuditedSite, dir: string, authOrigin: string, {json, csp}: Flags): Promise<number> {
  try {
    const inline = new InlineScripts()
    const report = await audit(site, dir, inline)
    const scripts = inline.list()
    if (json) {
      const policy = csp ? {csp: {scripts, header: policyLine(scripts, authOrigin)}} : {}
      console.log(JSON.stringify({...report, ...policy}, null, 2))
    } else {
      console.log(printed(report))
      if (csp) console.log(`\n${printedPolicy(scripts, authOrigin)}`)
    }
    return report.ok ? 0 : 1
  } catch (error) {
    if (!(error instanceof AuthPluginError)) throw error
    const {code, message} = error
    if (json) console.log(JSON.stringify({version: 1, ok: false, error: {code, message}}, null, 2))
    else console.error(message)
    return 2
  }
}
