import {existsSync, readFileSync} from 'node:fs'
import {join, relative} from 'node:path'
import {posixPath} from '@docusaurus/utils'
import type {CanonicalAccess} from '../access/access.js'

/**
 * Who may read which page, written down for the bundler: loaders run in copies of their own, and a warm bundler
 * cache forgets loader options, but never a file that a module depends on.
 */
interface Policy {
  version: 1
  /** Protected source files, seen from the site's folder. What is not named here is public. */
  pages: Record<string, CanonicalAccess>
}

/** One file per locale: a build in many languages must not empty its own cache from one to the next. */
export const policyName = (locale: string): string => `policy.${locale}.json`

/** Where Docusaurus' `createData` puts the policy. */
export function policyPath(generatedFilesDir: string, locale: string): string {
  return join(generatedFilesDir, 'docusaurus-plugin-auth', 'default', policyName(locale))
}

export function toPolicy(pages: Record<string, CanonicalAccess>): string {
  const sorted = Object.entries(pages).sort(([a], [b]) => (a < b ? -1 : 1))
  const policy: Policy = {version: 1, pages: Object.fromEntries(sorted)}
  return JSON.stringify(policy, null, 2)
}

/** `undefined` when nothing was built in this language yet. */
export function readPolicy(path: string): Policy | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Policy) : undefined
}

let last: {text: string; policy: Policy} | undefined

/** Access of a file according to the policy; `undefined` for public ones. Throws when there is no policy. */
export function accessFromPolicy(
  policyFile: string,
  siteDir: string,
  file: string,
): CanonicalAccess | undefined {
  const text = readFileSync(policyFile, 'utf8')
  if (last?.text !== text) last = {text, policy: JSON.parse(text) as Policy}
  const {pages} = last.policy
  const name = posixPath(relative(siteDir, file))
  return Object.hasOwn(pages, name) ? pages[name] : undefined
}
