import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:node',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    testTimeout: 60_000,
  },
})
