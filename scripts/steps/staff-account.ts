import {randomBytes} from 'node:crypto'
import {existsSync, readFileSync} from 'node:fs'
import {execa} from 'execa'
import {dataDir, root} from './paths.ts'
import {Problem} from './problem.ts'
import {writePrivately} from './secrets.ts'
import {serviceEnv} from './settings.ts'

const EMAIL = 'staff@example.com'
const FILE = `${dataDir}staff-account.txt`

/**
 * The staff-only page can be tried at once: the first start makes one account with the role `staff` and a random
 * password, kept in a file only its owner can read. Only for the embedded database: a database somebody brought
 * along is not ours to put accounts into.
 */
export async function staffAccount(): Promise<string | null> {
  if (serviceEnv().DATABASE_DRIVER !== 'pglite') return null
  if (existsSync(FILE)) return readFileSync(FILE, 'utf8').trim()
  const password = randomBytes(12).toString('base64url')
  const result = await execa(
    'node',
    ['dist/cli.mjs', 'user', 'create', '--email', EMAIL, '--name', 'Sam Staff', '--roles', 'staff'],
    {
      cwd: `${root}auth-service`,
      env: {...serviceEnv(), NODE_ENV: 'production'},
      input: password,
      all: true,
      reject: false,
    },
  )
  if (result.failed) {
    throw new Problem('The first account could not be made.', 'the lines above say why.', result.all)
  }
  writePrivately(FILE, `${EMAIL}  ${password}\n`)
  return `${EMAIL}  ${password}`
}
