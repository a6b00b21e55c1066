import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: ['test/pages/vitest.config.ts'],
  },
})
