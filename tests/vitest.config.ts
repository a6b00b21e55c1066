import {defineConfig} from 'vitest/config'

/**
 * The stories of the product, told in a real Chromium to real builds and real servers.
 *
 * The two deployments are started once, before the first file. Files run one after another: story 6 kills the
 * service that the others talk to, and two browsers on two cores only make each other slow.
 */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['stories/*.test.ts'],
    globalSetup: ['harness/global-setup.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 45_000,
    hookTimeout: 30_000,
  },
})
