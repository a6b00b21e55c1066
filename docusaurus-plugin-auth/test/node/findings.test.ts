import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {expect, test} from 'vitest'

const root = join(import.meta.dirname, '../../..')
const plugin = join(root, 'docusaurus-plugin-auth/src')

/** Codes as the sources have them: in capitals, in quotes, and of nothing else's. */
async function codesIn(folder: string): Promise<string[]> {
  const files = (await readdir(folder, {recursive: true})).filter((file) => file.endsWith('.ts'))
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))
  return texts.flatMap((text) =>
    [...text.matchAll(/(?:code: |away\(\s*|problem\(\s*)'([A-Z_]+)'/g)].map(([, code = '']) => code),
  )
}

test('the reference has every finding of the doctor, and no other', async () => {
  const page = await readFile(join(root, 'example-site/docs/reference/command-line.md'), 'utf8')
  const table = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
  const inOrder = /^What is in order has a code, too: (.+)\.$/m.exec(page)?.[1]?.match(/[A-Z]+/g) ?? []
  const codes = new Set([
    ...(await codesIn(join(plugin, 'doctor'))),
    ...(await codesIn(join(plugin, 'client/dev'))),
  ])
  expect([...table, ...inOrder].sort()).toEqual([...codes].sort())
})
