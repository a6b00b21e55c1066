// What tsc leaves to do: style sheets follow their modules to dist/, and what left src/ leaves dist/ too,
// or it would be published and could be imported for ever. Never empties dist/: a site may be running on it.

import {statSync} from 'node:fs'
import {cp, readdir, rm} from 'node:fs/promises'
import {extname, join} from 'node:path'

const compiled = new Set(['.ts', '.tsx', '.cts'])
/** Made by another script. */
const generated = new Set([join('dist', 'client', 'early', 'main.min.txt')])

await cp('src', 'dist', {recursive: true, filter: (source) => !compiled.has(extname(source))})

for (const entry of await readdir('dist', {recursive: true, withFileTypes: true})) {
  if (!entry.isFile()) continue
  const file = join(entry.parentPath, entry.name)
  if (generated.has(file)) continue
  const stem = join('src', file.slice('dist/'.length)).replace(/(\.d)?\.([cm]?)(?:js|ts)$/, '')
  const sources = [stem, `${stem}.ts`, `${stem}.tsx`]
  if (!sources.some((source) => statSync(source, {throwIfNoEntry: false})?.isFile())) await rm(file)
}
