import {randomBytes} from 'node:crypto'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Cleanup} from '../harness/cleanup.ts'
import type {Origins} from '../harness/deployment.ts'
import {AuthService} from '../harness/service.ts'
import {buildSite} from '../harness/site.ts'

interface Plan {
  name: string
  origins: Origins
  /** The service's port. */
  port: number
  /** What the service is told besides. */
  env?: Record<string, string>
  /** Options of the plugin besides. */
  options?: Record<string, unknown>
}

export interface Arrangement {
  cleanup: Cleanup
  service: AuthService
  /** Folder of the built site. */
  siteDir: string
  reader: {name: string; email: string; password: string}
}

/** The built example site and a running service for it, with one reader's account. */
export async function arrange({name, origins, port, env, options}: Plan): Promise<Arrangement> {
  const cleanup = new Cleanup()
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'docs-auth-sites-'))
    cleanup.add(() => rm(dataDir, {recursive: true, force: true}))
    const contentSecret = randomBytes(32).toString('base64url')
    const service = new AuthService({
      name: `${name}-auth-service`,
      port,
      origins,
      contentSecret,
      env: {DATABASE_DRIVER: 'pglite', AUTH_DATA_DIR: dataDir, ...env},
    })
    const reader = {
      name: 'Ada Lovelace',
      email: `ada@${name}.example.test`,
      password: `quiet harbour ${randomBytes(6).toString('hex')}`,
    }
    await service.createUser({...reader, roles: 'staff'})
    cleanup.add(() => service.stop())
    await service.start()
    const {dir: siteDir} = await buildSite({name, origins, onDenied: 'prompt', options}, contentSecret)
    return {cleanup, service, siteDir, reader}
  } catch (error) {
    await cleanup.run()
    throw error
  }
}
