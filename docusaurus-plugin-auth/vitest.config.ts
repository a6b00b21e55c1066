import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      'test/build/vitest.config.ts',
      'test/canary/vitest.config.ts',
      'test/package/vitest.config.ts',
      'test/client/vitest.config.ts',
      'test/audit/vitest.config.ts',
      'test/node/vitest.config.ts',
    ],
  },
})
