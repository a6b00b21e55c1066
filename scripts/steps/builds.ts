import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname} from 'node:path'
import {execa} from 'execa'
import {globSync} from 'tinyglobby'
import {dataDir, root} from './paths.ts'
import {Problem} from './problem.ts'

type Environment = Record<string, string>

interface Room {
  /** Folder and, through pnpm, the package that is built. */
  folder: string
  /** Rooms whose output this one compiles in. */
  uses: string[]
  /** What proves that an earlier build is still there. */
  output: string
  /** Script in its package.json. */
  script: 'build' | 'bundle'
}

export const ROOMS = {
  drizzle: {folder: 'drizzle', uses: [], output: 'dist/index.js', script: 'build'},
  plugin: {folder: 'docusaurus-plugin-auth', uses: [], output: 'dist/index.js', script: 'build'},
  service: {
    folder: 'auth-service',
    uses: ['drizzle', 'docusaurus-plugin-auth'],
    output: 'dist/server.mjs',
    script: 'build',
  },
  // What hot reload needs: the server and the command line without the pages, which Next compiles on demand.
  serviceBundle: {folder: 'auth-service', uses: [], output: 'dist/server.mjs', script: 'bundle'},
  // What benchmarks compare with.
  peers: {
    folder: 'benchmarks/peers/next',
    uses: ['drizzle'],
    output: '.next/BUILD_ID',
    script: 'build',
  },
  site: {
    folder: 'example-site',
    uses: ['docusaurus-plugin-auth'],
    output: 'build/index.html',
    script: 'build',
  },
} satisfies Record<string, Room>

/** Builds a room unless its sources, the rooms it uses and the environment are what they were at its last build. */
export async function buildWhenChanged(room: Room, env: Environment = {}): Promise<'built' | 'up to date'> {
  const stamp = `${dataDir}builds/${room.folder}.${room.script}`
  const wanted = fingerprint(room, env)
  const isCurrent = existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  if (isCurrent && existsSync(`${root}${room.folder}/${room.output}`)) return 'up to date'

  const result = await execa('npm', ['run', '--silent', room.script], {
    cwd: `${root}${room.folder}`,
    env,
    all: true,
    reject: false,
  })
  if (result.failed) {
    throw new Problem(
      `Building ${room.folder} failed.`,
      `the first error above names the file; mend it and run the same command again (only this room: cd ${room.folder} && npm run ${room.script}).`,
      result.all,
    )
  }
  mkdirSync(dirname(stamp), {recursive: true})
  writeFileSync(stamp, wanted)
  return 'built'
}

/** Content, not times: a fresh clone, a branch switch and a touched file must all give the right answer. */
function fingerprint(room: Room, env: Environment): string {
  const folders = [room.folder, ...room.uses]
  const files = globSync(
    folders.map((folder) => `${folder}/**`),
    {
      cwd: root,
      dot: true,
      ignore: [
        '**/node_modules/**',
        '**/dist/**',
        // Output only: the plugin keeps a folder of that name among its sources.
        '*/build*/**',
        '**/.*/**',
        '**/test/**',
        '**/*.tsbuildinfo',
      ],
    },
  ).sort()
  const hash = createHash('sha256').update(JSON.stringify([process.version, env]))
  for (const file of [...files, 'pnpm-lock.yaml', 'tsconfig.base.json']) {
    hash.update(`\0${file}\0`).update(readFileSync(`${root}${file}`))
  }
  return hash.digest('hex')
}
