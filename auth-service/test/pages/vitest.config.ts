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
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
