import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:audit',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    // Each build takes all the cores there are.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
})
