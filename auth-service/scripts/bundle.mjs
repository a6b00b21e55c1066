// Bundles the server and the command line into dist/. Packages stay outside: native code and drivers are loaded by Node
// itself, and there is one copy of each per process.
import {build} from 'esbuild'

await build({
  entryPoints: {server: 'server/main.ts', cli: 'cli/main.ts'},
  outdir: 'dist',
  outExtension: {'.js': '.mjs'},
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  logLevel: 'warning',
})
