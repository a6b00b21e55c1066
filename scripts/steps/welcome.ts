import pc from 'picocolors'
import {URLS} from './settings.ts'
import type {Found} from './tasks.ts'

/** The last thing `npm start` prints: where everything is and what to try first. */
export function welcome({staff, hasApi}: Found): string {
  const line = (name: string, url: string, what: string) =>
    `  ${name.padEnd(14)}${pc.cyan(url.padEnd(32))}${pc.dim(what)}`
  return [
    '',
    pc.bold('Everything is running.'),
    line('Docs', URLS.site, 'example-site, with our documentation'),
    line('Sign-in', URLS.service, 'auth-service'),
    ...(hasApi ? [line('API', `${URLS.api}/lessons`, 'example-api')] : []),
    '',
    pc.bold('Try this first'),
    `  1. Open ${pc.cyan(`${URLS.site}/docs/members/field-notes`)} — it asks you to sign in.`,
    '  2. Create an account: you land back on that very page, and the navbar knows you.',
    ...(staff
      ? [
          `  3. For the staff-only page sign in as ${pc.bold(staff)} ${pc.dim('(made for this machine, in .data/staff-account.txt)')}`,
        ]
      : []),
    '',
    pc.dim('Ctrl-C ends all of it; the next start is quick and keeps the accounts.'),
    '',
  ].join('\n')
}
