import {defineConfig} from 'vitest/config'

/** Too long for every run: `npm run test:matrix`, and no project of the root config. */
export default defineConfig({
  test: {
    name: 'plugin:matrix',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 900_000,
  },
})
