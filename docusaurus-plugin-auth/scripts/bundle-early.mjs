// The script in the head of sealed pages: one text, minified, that the build puts into the HTML as it is. Its bytes are
// the same on every page, and its hash stands in sites' Content-Security-Policies: it changes with its sources alone.

import {writeFile} from 'node:fs/promises'
import {build} from 'esbuild'

const {outputFiles} = await build({
  entryPoints: ['src/client/early/main.ts'],
  bundle: true,
  format: 'iife',
  minify: true,
  legalComments: 'none',
  target: 'es2022',
  write: false,
})
const [script] = outputFiles
// Not .js: nothing imports it, and no bundler of a site shall take it for a module.
await writeFile('dist/client/early/main.min.txt', script.text.trimEnd())
