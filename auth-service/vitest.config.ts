import {defineConfig, type TestProjectConfiguration} from 'vitest/config'

/** The packages of this workspace are taken as their users take them: compiled, loaded by Node, one copy each. */
const server = {deps: {external: [/\/drizzle\/dist\//, /\/docusaurus-plugin-auth\/dist\//]}}

/** The same suite over every database that can be configured. */
const over = (driver: 'pglite' | 'pg' | 'neon'): TestProjectConfiguration => ({
  test: {
    name: `service:${driver}`,
    include: ['test/service/*.test.ts'],
    globalSetup: [`test/databases/${driver}.ts`],
    server,
    env: {LOG_LEVEL: 'silent'},
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Two cores; every file has a database of its own and hashes passwords.
    maxWorkers: 2,
  },
})

export default defineConfig({
  test: {
    projects: [
      {test: {name: 'service:unit', include: ['test/unit/*.test.ts'], server, env: {LOG_LEVEL: 'silent'}}},
      over('pglite'),
      over('pg'),
      over('neon'),
      'test/pages/vitest.config.ts',
      {
        test: {
          name: 'service:process',
          include: ['test/process/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
