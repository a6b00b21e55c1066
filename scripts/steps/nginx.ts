import {existsSync} from 'node:fs'
import {aptInstall, isRootOnDebian} from './debian.ts'
import {Problem} from './problem.ts'

const KNOWN_PLACES = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** Path of an nginx for the tests of the configurations that the docs recommend; installs Debian's where it may. */
export async function ensureNginx(): Promise<string> {
  const found = findNginx()
  if (found) return found
  if (isRootOnDebian()) {
    console.log('Installing Debian’s nginx package for the tests of its configuration …')
    await aptInstall(['nginx-light'])
    const installed = findNginx()
    if (installed) return installed
  }
  throw new Problem(
    'These tests need nginx, and none was found.',
    'install it (Debian: apt-get install nginx-light; macOS: brew install nginx).',
  )
}

const findNginx = (): string | undefined => KNOWN_PLACES.find((path) => existsSync(path))
