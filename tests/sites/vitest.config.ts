import {defineConfig} from 'vitest/config'

/** Other arrangements of docs and service than the stories know, each with a build of its own: `npm run test:matrix`. */
export default defineConfig({
  test: {
    name: 'sites',
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    setupFiles: [`${import.meta.dirname}/../../scripts/traces/watch.ts`],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: {poll: {timeout: 15_000}},
  },
})
