import {defineConfig} from 'vitest/config'
import {docusaurus} from './support/docusaurus.js'

export default defineConfig({
  plugins: [docusaurus()],
  test: {
    name: 'plugin:client',
    dir: import.meta.dirname,
    include: ['**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: {jsdom: {url: 'https://docs.example.com/guide?page=2#part'}},
    testTimeout: 30_000,
    setupFiles: [`${import.meta.dirname}/support/setup.ts`],
    // Docusaurus' client is written for a bundler: JSX in .js files, imports without endings.
    server: {deps: {inline: [/@docusaurus\/core\/lib\/client/]}},
  },
})
