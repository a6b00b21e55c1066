import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:client',
    dir: import.meta.dirname,
    include: ['**/*.test.{ts,tsx}'],
    environment: 'jsdom',
  },
})
