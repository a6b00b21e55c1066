import {fileURLToPath} from 'node:url'
import type {NextConfig} from 'next'

// Headers that depend on the environment (HSTS, form-action) are set by `server/`: Next writes its own `headers()` into
// the build, and one build serves every environment.

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded by Node itself, once per process: native code, WebAssembly, drivers, and libraries that keep state. Packages
  // of this workspace cannot be listed (Turbopack looks for node_modules in their path): what must exist once per
  // process they keep on globalThis, see `src/process.ts`.
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@neondatabase/serverless',
    '@node-rs/argon2',
    '@zxcvbn-ts/language-common',
    'better-auth',
    'drizzle-orm',
    'pg',
    'pino',
    'ws',
  ],
  turbopack: {root: fileURLToPath(new URL('..', import.meta.url))},
  experimental: {serverActions: {bodySizeLimit: '16kb'}},
}

export default config
