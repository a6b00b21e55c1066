import {PORTS} from './ports.ts'
import {venvBin} from './python.ts'
import type {ServerSpec} from './servers.ts'
import {apiEnv, serviceEnv, siteEnv, URLS} from './settings.ts'

type Mode = 'start' | 'dev'

// Programs are started by their file, never through npx: it would not pass a signal on, and leave them running.
const DOCUSAURUS = 'node_modules/@docusaurus/core/bin/docusaurus.mjs'
const TSC = 'node_modules/typescript/bin/tsc'

export const serviceSpec = (mode: Mode): ServerSpec => ({
  name: 'auth-service',
  folder: 'auth-service',
  command: ['node', 'dist/server.mjs', ...(mode === 'dev' ? ['--dev'] : [])],
  env: {...serviceEnv(), NODE_ENV: mode === 'dev' ? 'development' : 'production'},
  readyUrl: `${URLS.service}/api/ready`,
})

export const siteSpec = (mode: Mode): ServerSpec => ({
  name: 'example-site',
  folder: 'example-site',
  command: [
    'node',
    DOCUSAURUS,
    mode === 'dev' ? 'start' : 'serve',
    '--host',
    '127.0.0.1',
    '--port',
    String(PORTS.site),
    '--no-open',
  ],
  env: siteEnv(),
  readyUrl: `http://127.0.0.1:${PORTS.site}/`,
})

export const apiSpec = (mode: Mode): ServerSpec => ({
  name: 'example-api',
  folder: 'example-api',
  command: [
    `${venvBin}python`,
    ...['-m', 'uvicorn', 'main:app', '--host', '127.0.0.1', '--port', String(PORTS.api)],
    ...(mode === 'dev' ? ['--reload'] : []),
  ],
  env: apiEnv(),
  readyUrl: `http://127.0.0.1:${PORTS.api}/health`,
})

/** Recompile what others import, on every save. */
export const compilerSpecs: ServerSpec[] = ['drizzle', 'docusaurus-plugin-auth'].map((folder) => ({
  name: `${folder} (tsc)`,
  folder,
  command: ['node', TSC, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'],
}))
