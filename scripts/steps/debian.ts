import {existsSync} from 'node:fs'
import {execa} from 'execa'
import {Problem} from './problem.ts'

/** Where the tests may install what they miss by themselves. */
export function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
}

interface Wanted {
  /** Its path, where it is there. */
  find(): string | undefined
  /** Debian's name for it. */
  packageName: string
  /** As in "Installing Debian’s … package for the browser tests". */
  purpose: string
  /** Why nothing goes on without it, and what to do. */
  missing: Problem
}

/** Path of a program that the tests need; installs Debian's package where it is missing and may be installed. */
export async function ensureProgram({find, packageName, purpose, missing}: Wanted): Promise<string> {
  const found = find()
  if (found) return found
  if (isRootOnDebian()) {
    console.log(`Installing Debian’s ${packageName} package for ${purpose} …`)
    await aptInstall([packageName])
    const installed = find()
    if (installed) return installed
  }
  throw missing
}

export async function aptInstall(packages: string[]): Promise<void> {
  const env = {DEBIAN_FRONTEND: 'noninteractive'}
  await execa('apt-get', ['update', '-q'], {env, reject: false})
  const {failed, all} = await execa(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
    {
      env,
      all: true,
      reject: false,
    },
  )
  if (failed)
    throw new Problem(`apt-get could not install ${packages.join(' ')}.`, 'the lines above say why.', all)
}
