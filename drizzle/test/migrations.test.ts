import {readdir, readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import {generateDrizzleJson, generateMigration} from 'drizzle-kit/api'
import {expect, test} from 'vitest'
import * as schema from '../src/schema/index.js'

const folder = fileURLToPath(new URL('../migrations', import.meta.url))
const json = async (path: string) => JSON.parse(await readFile(`${folder}/${path}`, 'utf8'))

test('the committed migrations make exactly the tables of the schema', async () => {
  const {entries} = await json('meta/_journal.json')
  const last = entries.at(-1)
  const committed = await json(`meta/${String(last.idx).padStart(4, '0')}_snapshot.json`)
  const missing = await generateMigration(committed, generateDrizzleJson(schema, committed.id))
  expect(missing, 'run `pnpm --filter @docs-auth/drizzle generate` and commit what it writes').toEqual([])
})

test('every migration is in the journal, and the other way round', async () => {
  const {entries} = await json('meta/_journal.json')
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'))
  expect(files.sort()).toEqual(entries.map(({tag}: {tag: string}) => `${tag}.sql`))
})
