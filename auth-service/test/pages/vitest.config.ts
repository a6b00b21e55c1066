import {defineConfig} from 'vitest/config'

/**
 * The screens, in a real Chromium, of the built service. It is started once; files run one after another, as two
 * browsers on two cores only make each other slow.
 */
export default defineConfig({
  test: {
    name: 'service:pages',
    include: ['**/*.test.ts'],
    globalSetup: ['kit/setup.ts'],
    setupFiles: ['../../../scripts/traces/watch.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    // Above what a single step may take: then its own message is seen, which says what was waited for.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
