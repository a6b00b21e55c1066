import {randomBytes} from 'node:crypto'
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {parseEnv} from 'node:util'
import {dataDir} from './paths.ts'

const NAMES = ['BETTER_AUTH_SECRET', 'AUTH_CONTENT_SECRET'] as const
type Secrets = Record<(typeof NAMES)[number], string>

/**
 * This machine's own secrets, made on the first run and kept in `.data/secrets.env`, readable by its owner only.
 * What the environment already sets wins and is not written down.
 */
export function localSecrets(dir = dataDir): Secrets {
  const file = `${dir}secrets.env`
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const missing = NAMES.filter((name) => !kept[name])
  for (const name of missing) kept[name] = randomBytes(32).toString('base64url')
  if (missing.length > 0) {
    const lines = Object.entries(kept).map(([name, value]) => `${name}=${value}\n`)
    writePrivately(
      file,
      `# Made by npm start for this machine. Do not commit, do not use in production.\n${lines.join('')}`,
    )
  }
  return Object.fromEntries(NAMES.map((name) => [name, process.env[name] ?? kept[name]])) as Secrets
}

/** Writes a file that only its owner can read, also when it already exists with wider rights. */
export function writePrivately(file: string, text: string): void {
  mkdirSync(dirname(file), {recursive: true, mode: 0o700})
  writeFileSync(file, text, {mode: 0o600})
  chmodSync(file, 0o600)
}
