import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:build',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    // Each build takes all the cores there are: side by side they only take longer and hit each other's limits.
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 300_000,
    expect: {poll: {timeout: 15_000}},
  },
})
