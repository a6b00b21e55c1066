import {defineConfig} from 'vitest/config'

/** What happens when things break under load. Too long for every run: `npm run test:matrix`. */
export default defineConfig({
  test: {
    name: 'service:faults',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
})
