// The one entry of every root command. It runs on a machine that has nothing but Node and npm, so it may only
// use Node's own modules: it installs the workspace when the lockfile changed, then hands over to TypeScript.
import {spawn} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {installWhenNeeded} from './steps/install.mjs'

const COMMANDS = ['start', 'dev', 'test', 'build', 'check', 'bench', 'security']
const LOWEST_NODE = {major: 20, minor: 20}

const root = fileURLToPath(new URL('..', import.meta.url))
const [command = '', ...rest] = process.argv.slice(2)

if (!COMMANDS.includes(command)) fail(`Unknown command "${command}". Use one of: ${COMMANDS.join(', ')}.`)
refuseOldNode()
if (!installWhenNeeded(root)) {
  fail(
    'Installing the dependencies failed; the lines above say why.\n' +
      '  Next step: check that this machine reaches the npm registry (npm ping), then run the same command again.',
  )
}
handOver()

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > LOWEST_NODE.major || (major === LOWEST_NODE.major && minor >= LOWEST_NODE.minor)) return
  fail(
    `Node ${process.versions.node} is too old: this project needs Node ${LOWEST_NODE.major}.${LOWEST_NODE.minor} or newer.\n` +
      '  Next step: install a newer Node from https://nodejs.org and run the same command again.',
  )
}

function handOver() {
  const child = spawn(process.execPath, ['--import', 'tsx', `${root}scripts/${command}.ts`, ...rest], {
    cwd: root,
    stdio: 'inherit',
  })
  // Ctrl-C reaches the child through the terminal; this process only waits until it has cleaned up.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (status, signal) => process.exit(status ?? (signal === 'SIGINT' ? 130 : 1)))
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  process.exit(1)
}
