import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'

const source = join(import.meta.dirname, '../../src')

// Docusaurus compiles for browsers with a loose Babel preset on webpack: `[...letters]` becomes `[].concat(letters)`, which is
// right for arrays only. A string kept all its letters as "initials" and a NodeList could not be walked; Rspack was fine.
test('nothing is spread into an array in the browser: Array.from says what it means to every compiler', () => {
  const files = ['client', 'theme', 'theme-setup'].flatMap((folder) =>
    readdirSync(join(source, folder), {recursive: true, encoding: 'utf8'}).map((file) =>
      join(source, folder, file),
    ),
  )
  const scripts = files.filter((file) => /\.tsx?$/.test(file))
  expect(scripts.length).toBeGreaterThan(20)
  expect(scripts.filter((file) => readFileSync(file, 'utf8').includes('[...'))).toEqual([])
})
