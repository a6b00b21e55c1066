import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'drizzle',
    include: ['test/**/*.test.ts'],
    // Opening a fresh PGlite or initialising a Postgres cluster takes seconds on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Every file starts a server or a WASM database of its own: side by side they only slow each other down.
    fileParallelism: false,
  },
})
