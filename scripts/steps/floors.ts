import {readFileSync} from 'node:fs'
import {coerce, gte} from 'semver'
import {root} from './paths.ts'

/** The lowest version of a package that may be installed, and what is wrong with those below it. */
interface Floor {
  package: string
  /** The first version without the hole. */
  atLeast: string
  /** As `https://github.com/advisories/<id>` or `https://www.cve.org/CVERecord?id=<id>` knows it. */
  advisory: string
  /** What could happen below, in a few words. */
  hole: string
}

interface Lock {
  file: string
  /** One match for each package that it installs: name, version. */
  entry: RegExp
  floors: readonly Floor[]
}

/** Newest advisory first would be nicer to read; the highest version is what counts, so there is one line for a package. */
export const LOCKS: readonly Lock[] = [
  {
    file: 'pnpm-lock.yaml',
    entry: /^ {2}'?(?<name>@?[^@'\s]+)@(?<version>\d[^:'(\s]*)'?:$/gm,
    floors: [
      {
        package: 'next',
        atLeast: '16.3.3',
        advisory: 'GHSA-2xp9-vwfh-vxw4',
        hole: 'code of strangers runs through the image optimiser',
      },
      {
        package: 'react',
        atLeast: '19.2.6',
        advisory: 'CVE-2026-23870',
        hole: 'one request to a server function keeps the process busy',
      },
      {
        package: 'react-dom',
        atLeast: '19.2.6',
        advisory: 'CVE-2026-23870',
        hole: 'must be of one version with react',
      },
      {
        package: 'better-auth',
        // The advisory is closed in 1.6.13; our session handling is tested with the 1.7 line, from this version on.
        atLeast: '1.7.7',
        advisory: 'GHSA-86j7-9j95-vpqj',
        hole: 'scripts of strangers on the origin that holds the sessions',
      },
      {
        package: 'drizzle-orm',
        atLeast: '0.45.2',
        advisory: 'GHSA-gpj5-g38j-94v9',
        hole: 'SQL injection through names of columns',
      },
    ],
  },
  {
    file: 'example-api/requirements.txt',
    entry: /^(?<name>[a-z\d][\w.-]*)==(?<version>[\w.]+)/gim,
    floors: [
      {
        package: 'pyjwt',
        atLeast: '2.13.0',
        advisory: 'CVE-2026-48526',
        hole: 'a forged token is taken for a true one',
      },
      {
        package: 'cryptography',
        atLeast: '49.0.0',
        advisory: 'GHSA-537c-gmf6-5ccf',
        hole: 'ships an OpenSSL with known holes',
      },
      {
        package: 'starlette',
        atLeast: '1.3.1',
        advisory: 'GHSA-82w8-qh3p-5jfq',
        hole: 'limits of a form are not applied, so one request fills the memory',
      },
    ],
  },
]

/**
 * What a lockfile installs below a floor, one sentence each. A package that it does not install at all is told as well: the
 * floor would hold nothing.
 *
 * @param text content of the lockfile
 */
export function belowFloor({file, entry, floors}: Lock, text: string): string[] {
  const installed = [...text.matchAll(entry)].map(({groups}) => groups as {name: string; version: string})
  return floors.flatMap(({package: name, atLeast, advisory, hole}) => {
    const versions = new Set(installed.filter((found) => found.name === name).map(({version}) => version))
    if (versions.size === 0)
      return `${file} installs no ${name}. Take its floor out of scripts/steps/floors.ts.`
    return [...versions]
      .filter((version) => !gte(coerce(version, {includePrerelease: true}) ?? '0.0.0', atLeast))
      .map(
        (version) => `${file} installs ${name} ${version}: ${hole} (${advisory}). Use ${atLeast} or newer.`,
      )
  })
}

/** Every lockfile of the repository against its floors. */
export const floorsBroken = (): string[] =>
  LOCKS.flatMap((lock) => belowFloor(lock, readFileSync(root + lock.file, 'utf8')))
