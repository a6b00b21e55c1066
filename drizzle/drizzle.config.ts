import {defineConfig} from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  // The compiled schema: drizzle-kit does not resolve the `.js` suffixes of our TypeScript imports.
  schema: './dist/schema/index.js',
  out: './migrations',
})
