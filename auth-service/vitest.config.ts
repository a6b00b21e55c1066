import {defineConfig, type TestProjectConfiguration} from 'vitest/config'

/** The packages of this workspace are taken as their users take them: compiled, loaded by Node, one copy each. */
const server = {deps: {external: [/\/drizzle\/dist\//, /\/docusaurus-plugin-auth\/dist\//]}}

/** What the service logs is kept when somebody is going to search it; see `scripts/traces`. */
const logged = {
  env: {LOG_LEVEL: process.env.TEST_TRACES ? 'debug' : 'silent'},
  setupFiles: ['test/support/log.ts'],
}

/** The same suite over every database that can be configured; every file has a database of its own. */
const over = (driver: 'pglite' | 'pg' | 'neon', groupOrder: number): TestProjectConfiguration => ({
  test: {
    name: `service:${driver}`,
    include: ['test/service/*.test.ts'],
    globalSetup: [`test/databases/${driver}.ts`],
    server,
    ...logged,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Passwords are hashed for real, and two cores are what we count on.
    maxWorkers: 2,
    sequence: {groupOrder},
  },
})

// One group after another: databases, built processes and a browser beside each other only make each other slow.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'service:unit',
          include: ['test/unit/*.test.ts'],
          testTimeout: 30_000,
          server,
          ...logged,
          sequence: {groupOrder: 1},
        },
      },
      over('pglite', 2),
      over('pg', 3),
      over('neon', 4),
      {
        test: {
          name: 'service:process',
          include: ['test/process/*.test.ts'],
          setupFiles: ['../scripts/traces/watch.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: {groupOrder: 5},
        },
      },
      'test/pages/vitest.config.ts',
    ],
  },
})
