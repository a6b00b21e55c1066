import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import type {AuditedSite} from '../site.js'

/** A file of the site; `undefined` when it has gone since the build. At once: when a build ends, nothing else waits. */
export function readSource({siteDir}: AuditedSite, file: string): Buffer | undefined {
  const path = join(siteDir, file)
  return existsSync(path) ? readFileSync(path) : undefined
}
