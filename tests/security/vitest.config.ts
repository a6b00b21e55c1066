import {fileURLToPath} from 'node:url'
import {defineConfig} from 'vitest/config'

/** The security suite alone, against the deployment that SECURITY_TARGET names. Nothing is built or started for it. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {name: 'security', include: ['security/suite.test.ts'], hookTimeout: 30_000},
})
