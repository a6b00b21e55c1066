import {createHash} from 'node:crypto'
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {execa} from 'execa'
import {aptInstall, isRootOnDebian} from './debian.ts'
import {root} from './paths.ts'
import {Problem} from './problem.ts'

const API = `${root}example-api/`
const LOWEST = [3, 11] as const
const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python']

/** `bin` folder of the API's own virtual environment. */
export const venvBin = `${API}.venv/${process.platform === 'win32' ? 'Scripts' : 'bin'}/`

/** The first Python that is new enough, or null. */
export async function findPython(): Promise<string | null> {
  for (const name of CANDIDATES) {
    const {stdout, failed} = await execa(name, ['-c', 'import sys; print(*sys.version_info[:2])'], {
      reject: false,
    })
    if (failed) continue
    const [major = 0, minor = 0] = stdout.split(' ').map(Number)
    if (major === LOWEST[0] && minor >= LOWEST[1]) return name
  }
  return null
}

/** For the tests, which leave nothing out: finds Python or installs Debian's, then prepares the environment. */
export async function ensurePython(): Promise<void> {
  let python = await findPython()
  if (python === null && isRootOnDebian()) {
    console.log('Installing Debian’s python3 for example-api …')
    await aptInstall(['python3', 'python3-venv'])
    python = await findPython()
  }
  if (python === null) {
    throw new Problem(
      'The tests need Python 3.11 or newer for example-api, and none was found.',
      'install it from https://www.python.org/downloads/ and run the same command again.',
    )
  }
  await prepareVenv(python, 'requirements-dev.txt')
}

/** Makes the virtual environment of `example-api` and installs the pinned requirements, when they changed. */
export async function prepareVenv(python: string, requirements: 'requirements.txt' | 'requirements-dev.txt') {
  const wanted = createHash('sha256')
    .update(readFileSync(`${API}requirements.txt`))
    .update(readFileSync(`${API}${requirements}`))
    .digest('hex')
  const stamp = `${API}.venv/.installed-${requirements}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  await orExplain(
    execa(python, ['-m', 'venv', `${API}.venv`], {all: true, reject: false}),
    'Python could not make a virtual environment for example-api.',
    'on Debian and Ubuntu its module is a package of its own: apt-get install python3-venv',
  )
  await orExplain(
    execa(
      `${venvBin}python`,
      ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements],
      {
        cwd: API,
        all: true,
        reject: false,
      },
    ),
    'Installing the requirements of example-api failed.',
    'check that this machine reaches PyPI (pip download six), then run the same command again.',
  )
  writeFileSync(stamp, wanted)
}

async function orExplain(
  run: PromiseLike<{failed: boolean; all?: string | undefined}>,
  what: string,
  nextStep: string,
) {
  const {failed, all} = await run
  if (failed) throw new Problem(what, nextStep, all)
}
