import {defineConfig} from 'vitest/config'

/**
 * The stories of the product, told in a real Chromium to real builds and real servers, and the security suite, which asks
 * the same servers.
 *
 * The two deployments are started once, before the first file. Files run one after another: story 6 kills the
 * service that the others talk to, and two browsers on two cores only make each other slow.
 */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['stories/*.test.ts', 'security/*.test.ts'],
    globalSetup: ['harness/global-setup.ts'],
    setupFiles: ['../scripts/traces/watch.ts'],
    fileParallelism: false,
    maxWorkers: 1,
    // Above what a single step may take: then its own message is seen, which says what was waited for.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: {poll: {timeout: 15_000}},
  },
})
