import type {Cli} from '../cli.js'
import {isWebUrl} from '../options/urls.js'
import type {Places} from './places.js'

interface Flags {
  url?: string
  json?: boolean
}

const help = `
Exit codes:
  0  nothing stands between a reader and their session
  1  something does; what to change is printed
  2  --url is no address

It asks the service what every stranger may ask, and sends and prints no secret.
`

/** `docusaurus auth:doctor [--url <address>] [--json]` */
export function addDoctor(cli: Cli, options: Places['options']): void {
  cli
    .command('auth:doctor')
    .description('Find out why readers are not signed in: addresses, cookies, origins, the service.')
    .option('--url <address>', `where readers visit the site (default: ${new URL(options.site).origin})`)
    .option('--json', 'print the report as JSON')
    .on('--help', () => console.log(help))
    .action(async (flags: Flags) => {
      process.exitCode = await run(options, flags)
    })
}

/** Returns the exit code. */
async function run(options: Places['options'], {url = options.site, json}: Flags): Promise<number> {
  if (!isWebUrl(url)) {
    console.error(
      `--url ${url} is no address of a site. Write it as in the address bar: --url http://localhost:3000`,
    )
    return 2
  }
  // Only now: the list of public suffixes is large, and every other command of Docusaurus loads this file, too.
  const [{examine, placesOf}, {printed}] = await Promise.all([import('./examine.js'), import('./print.js')])
  const report = await examine(placesOf(options, new URL(url)))
  console.log(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.ok ? 0 : 1
}
