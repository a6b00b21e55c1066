import {mkdir, mkdtemp, readdir, readFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execa} from 'execa'

export const packageDir = join(import.meta.dirname, '..', '..')

/** A folder outside the workspace, so that nothing is found by climbing up. */
export function makeWorkDir(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'plugin-auth-package-'))
}

/** `npm pack` of what is in `dist/` now. */
export async function packPlugin(workDir: string): Promise<{tarball: string; files: string[]}> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', workDir]
  const {stdout} = await execa('npm', args, {cwd: packageDir})
  const [packed] = JSON.parse(stdout) as {filename: string; files: {path: string}[]}[]
  if (!packed) throw new Error(`npm pack said: ${stdout}`)
  return {tarball: join(workDir, packed.filename), files: packed.files.map(({path}) => path).sort()}
}

/** Unpacks a tarball; the folder of the package in it. */
export async function unpack(tarball: string, workDir: string): Promise<string> {
  const dir = join(workDir, 'unpacked')
  await mkdir(dir)
  await execa('tar', ['-xzf', tarball, '-C', dir])
  return join(dir, 'package')
}

/** Modules of `src/` that `dist/` must hold, without their ending. */
export async function sourceModules(): Promise<string[]> {
  const files = await readdir(join(packageDir, 'src'), {recursive: true})
  return files.filter((file) => /(?<!\.d)\.tsx?$/.test(file)).map((file) => file.replace(/\.tsx?$/, ''))
}

export async function readJson(file: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(file, 'utf8'))
}
