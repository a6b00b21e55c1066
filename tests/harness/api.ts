import {venvBin} from '../../scripts/steps/python.ts'
import type {Origins} from './deployment.ts'
import {apiDir} from './paths.ts'
import {startProcess} from './processes.ts'

/** example-api for these addresses. It reaches the service on loopback, as a backend in the same cluster would. */
export function startApi(plan: {name: string; port: number; servicePort: number; origins: Origins}) {
  return startProcess({
    name: plan.name,
    command: `${venvBin}python`,
    args: ['-m', 'uvicorn', 'main:app', '--host', '127.0.0.1', '--port', String(plan.port)],
    cwd: apiDir,
    env: {
      AUTH_URL: plan.origins.auth,
      AUTH_INTERNAL_URL: `http://127.0.0.1:${plan.servicePort}`,
      DOCS_ORIGINS: plan.origins.docs,
    },
    port: plan.port,
    healthUrl: `http://127.0.0.1:${plan.port}/health`,
  })
}
