import {spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'

const PNPM = 'pnpm@12.21.0'

/**
 * Installs a workspace when its lockfile changed. Nothing but Node's own modules: it is what brings the others.
 *
 * @param {string} folder with a trailing slash
 * @returns {boolean} whether everything that the lockfile names is there
 */
export function installWhenNeeded(folder) {
  // What is installed is a function of the lockfile alone (frozen), so its hash says whether there is work.
  const wanted = createHash('sha256')
    .update(readFileSync(`${folder}pnpm-lock.yaml`))
    .digest('hex')
  const stamp = `${folder}node_modules/.installed-lockfile`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true
  console.log(`Installing dependencies with ${PNPM} …`)
  const {status} = spawnSync(
    'npx',
    ['--yes', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'],
    {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) return false
  writeFileSync(stamp, wanted)
  return true
}
