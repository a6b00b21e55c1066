import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:package',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
  },
})
