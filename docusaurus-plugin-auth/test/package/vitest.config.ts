import {defineConfig} from 'vitest/config'

export default defineConfig({
  test: {
    name: 'plugin:package',
    dir: import.meta.dirname,
    include: ['**/*.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    // npm installs a whole Docusaurus here, and two bundlers build it.
    hookTimeout: 600_000,
  },
})
