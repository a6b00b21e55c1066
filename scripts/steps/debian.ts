import {existsSync} from 'node:fs'
import {execa} from 'execa'
import {Problem} from './problem.ts'

/** Where the tests may install what they miss by themselves. */
export function isRootOnDebian(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version')
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
