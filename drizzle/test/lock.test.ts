import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdir, readdir, symlink, writeFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {DataDirectoryBusyError, openDatabase} from '../src/index.js'
import {lockWithFile} from '../src/lock/file.js'
import {user} from '../src/schema/index.js'
import {type Child, startChild} from './support/children.js'
import {freshDirectory} from './support/directories.js'

let directory: Awaited<ReturnType<typeof freshDirectory>>
let children: Child[]

beforeEach(async () => {
  directory = await freshDirectory()
  children = []
})
afterEach(async () => {
  for (const child of children) {
    child.process.kill('SIGKILL')
    await child.gone
  }
  await directory.remove()
})

const start = (dataDir: string) => {
  const child = startChild('hold.ts', [dataDir])
  children.push(child)
  return child
}

describe('a PGlite directory', () => {
  test('refuses a second process, naming the directory, the holder and what to do', async () => {
    const {dataDir} = directory
    const holder = start(dataDir)
    expect(await holder.says('open', 'refused')).toBe('open')

    const answer = await start(dataDir).says('open', 'refused')
    expect(answer).toContain('refused DataDirectoryBusyError')
    expect(answer).toContain(dataDir)
    expect(answer).toContain(`process ${holder.pid}`)
    expect(answer).toContain('Stop that one first')

    await expect(openDatabase({dataDir})).rejects.toThrow(DataDirectoryBusyError)
  })

  test('is free again after a SIGKILL, with everything that was acknowledged', async () => {
    const {dataDir} = directory
    const first = await openDatabase({dataDir})
    await first.migrate()
    await first.orm.insert(user).values({id: 'ada', name: 'Ada', email: 'ada@example.com'})
    await first.close()

    const holder = start(dataDir)
    expect(await holder.says('open', 'refused')).toBe('open')
    holder.process.kill('SIGKILL')
    expect(await holder.gone).toBe('SIGKILL')

    const again = await openDatabase({dataDir})
    expect(await again.orm.select({id: user.id}).from(user)).toEqual([{id: 'ada'}])
    await again.close()
  })

  test('is one directory by whatever name, and one process may open it once', async () => {
    const {dataDir} = directory
    const database = await openDatabase({dataDir})
    const alias = join(dirname(dataDir), 'alias')
    await symlink(dataDir, alias)
    await expect(openDatabase({dataDir: alias})).rejects.toThrow(/in use by this process.*Open it once/)

    // Closing frees it for the next.
    await database.close()
    const next = await openDatabase({dataDir: alias})
    await next.close()
  })

  test('that cannot be opened says which, and is not left locked', async () => {
    const {dataDir} = directory
    await mkdir(join(dataDir, 'cluster'), {recursive: true})
    await writeFile(join(dataDir, 'cluster', 'PG_VERSION'), '9.4\n')
    await expect(openDatabase({dataDir})).rejects.toThrow(`PGlite could not open ${join(dataDir, 'cluster')}`)
    await expect(openDatabase({dataDir})).rejects.not.toThrow(DataDirectoryBusyError)
  })
})

describe('the lock for systems without abstract sockets', () => {
  beforeEach(() => mkdir(directory.dataDir, {recursive: true}))

  /** The id of a process that existed and is gone. */
  async function deadPid(): Promise<number> {
    const child = spawn(process.execPath, ['--version'], {stdio: 'ignore'})
    await once(child, 'close')
    return child.pid as number
  }

  test('is held by one, named in the refusal, and freed by release', async () => {
    const {dataDir} = directory
    const release = await lockWithFile(dataDir)
    await expect(lockWithFile(dataDir)).rejects.toMatchObject({dataDir, pid: process.pid})
    await release()
    await release()
    const next = await lockWithFile(dataDir)
    await next()
    expect(await readdir(dataDir)).toEqual([])
  })

  test('of a living process stays, with the file to delete should that be somebody else', async () => {
    const {dataDir} = directory
    const living = process.ppid
    await writeFile(join(dataDir, 'lock'), `${living}\n`)
    await expect(lockWithFile(dataDir)).rejects.toThrow(
      `If process ${living} is something else, delete ${join(dataDir, 'lock')}`,
    )
  })

  test.each([
    ['a dead process', deadPid],
    ['nobody: the file is empty', async () => ''],
    ['nobody: the file is nonsense', async () => '-1 or so'],
  ])('of %s is taken over', async (_who, content) => {
    const {dataDir} = directory
    await writeFile(join(dataDir, 'lock'), `${await content()}\n`)
    const release = await lockWithFile(dataDir)
    await expect(lockWithFile(dataDir)).rejects.toMatchObject({pid: process.pid})
    await release()
  })

  test('of a dead process goes to one of two that want it at once', async () => {
    const {dataDir} = directory
    await writeFile(join(dataDir, 'lock'), `${await deadPid()}\n`)
    const results = await Promise.allSettled([lockWithFile(dataDir), lockWithFile(dataDir)])
    expect(results.map(({status}) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await readdir(dataDir)).toEqual(['lock'])
  })
})
