import {existsSync} from 'node:fs'
import {ensureProgram} from './debian.ts'
import {Problem} from './problem.ts'

const KNOWN_PLACES = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx']

/** Path of an nginx for the tests of the configurations that the docs recommend; installs Debian's where it may. */
export const ensureNginx = (): Promise<string> =>
  ensureProgram({
    find: () => KNOWN_PLACES.find((path) => existsSync(path)),
    packageName: 'nginx-light',
    purpose: 'the tests of its configuration',
    missing: new Problem(
      'These tests need nginx, and none was found.',
      'install it (Debian: apt-get install nginx-light; macOS: brew install nginx).',
    ),
  })
