import {randomBytes} from 'node:crypto'
import {noteSecret} from '../../scripts/traces/record.ts'
import type {Origins} from './deployment.ts'
import {serviceDir} from './paths.ts'
import {type RunningProcess, run, startProcess} from './processes.ts'

export interface ServicePlan {
  name: string
  port: number
  origins: Origins
  contentSecret: string
  /** Database, cookies and whatever else this deployment is about. */
  env: Record<string, string>
}

/** The built auth service of one deployment: it can be started, ended, and started again on the same port. */
export class AuthService {
  readonly #plan: ServicePlan
  readonly #env: Record<string, string>
  #running: RunningProcess | null = null

  constructor(plan: ServicePlan) {
    this.#plan = plan
    this.#env = {
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: String(plan.port),
      BETTER_AUTH_URL: plan.origins.auth,
      BETTER_AUTH_SECRET: randomBytes(32).toString('base64url'),
      BETTER_AUTH_TRUSTED_ORIGINS: `${plan.origins.docs},${plan.origins.api}`,
      AUTH_DOCS_URL: plan.origins.docs,
      AUTH_CONTENT_SECRET: plan.contentSecret,
      AUTH_TRUSTED_PROXIES: '127.0.0.1',
      LOG_LEVEL: 'debug',
      ...plan.env,
    }
  }

  /** @param env Instead of or beside what the plan says. */
  async start(env: Record<string, string> = {}): Promise<void> {
    const {name, port} = this.#plan
    this.#running = await startProcess({
      name,
      command: process.execPath,
      args: ['dist/server.mjs'],
      cwd: serviceDir,
      env: {...this.#env, ...env},
      port,
      healthUrl: `http://127.0.0.1:${port}/api/ready`,
    })
  }

  async stop(): Promise<void> {
    await this.#running?.stop()
    this.#running = null
  }

  async kill(): Promise<void> {
    await this.#running?.kill()
    this.#running = null
  }

  /** Grants or revokes a role with the operator's own command. */
  async changeRole(verb: 'grant' | 'revoke', email: string, role: string): Promise<void> {
    await run(process.execPath, ['dist/cli.mjs', 'role', verb, email, role], {
      cwd: serviceDir,
      env: this.#env,
    })
  }

  /** Makes an account with the operator's own command. */
  async createUser(user: {name: string; email: string; password: string; roles: string}): Promise<void> {
    const {name, email, password, roles} = user
    noteSecret('address', email)
    noteSecret('password', password)
    await run(
      process.execPath,
      ['dist/cli.mjs', 'user', 'create', '--email', email, '--name', name, '--roles', roles],
      {cwd: serviceDir, env: this.#env, input: password},
    )
  }
}
