import {fileURLToPath} from 'node:url'
import {expect, test} from 'vitest'
import {startChild} from './support/children.js'

const hooks = fileURLToPath(new URL('children/refuse-modules.mjs', import.meta.url))
const packages = {pglite: '@electric-sql/pglite', pg: 'pg', neon: '@neondatabase/serverless'}

test.each([
  ['pg', [packages.pglite, packages.neon]],
  ['neon', [packages.pglite]],
])('opening %s loads no other driver', async (driver, refused) => {
  process.env.REFUSE = refused.join(',')
  const child = startChild('open.ts', [driver], ['--import', hooks])
  expect(await child.says('open')).toBe(`open ${driver}`)
  expect(await child.gone).toBe(0)
})

test('the check above sees what is loaded', async () => {
  process.env.REFUSE = packages.pg
  const child = startChild('open.ts', ['pg'], ['--import', hooks])
  await expect(child.says('open')).rejects.toThrow('loaded pg')
  expect(await child.gone).not.toBe(0)
})
