import {readdir, readFile, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {publint} from 'publint'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {makeWorkDir, packageDir, packPlugin, readJson, sourceModules, unpack} from './tarball.js'

let workDir: string
let tarball: string
let files: string[]

beforeAll(async () => {
  workDir = await makeWorkDir()
  ;({tarball, files} = await packPlugin(workDir))
})
afterAll(() => rm(workDir, {recursive: true, force: true}))

test('holds what is published, and nothing else', async () => {
  const strange = files.filter(
    (file) => !/^((dist|locales)\/.+|src\/theme\.d\.ts|README\.md|LICENSE|package\.json)$/.test(file),
  )
  expect(strange).toEqual([])
  const modules = files.flatMap((file) => /^dist\/(.+)(?<!\.d)\.js$/.exec(file)?.[1] ?? [])
  expect(modules.sort()).toEqual((await sourceModules()).sort())
  expect(files).toEqual(expect.arrayContaining(modules.map((name) => `dist/${name}.d.ts`)))
  expect(files).toEqual(
    expect.arrayContaining(['dist/theme/auth.css', 'locales/en/docusaurus-plugin-auth.json']),
  )
})

test('says nothing that only this workspace understands', async () => {
  const {dependencies, peerDependencies} = await readJson(join(packageDir, 'package.json'))
  expect(JSON.stringify({dependencies, peerDependencies})).not.toMatch(/catalog:|workspace:|file:/)
})

test('publint has nothing to say, strictly', async () => {
  const pkgDir = await unpack(tarball, workDir)
  const {messages} = await publint({pkgDir, pack: false, strict: true})
  expect(messages).toEqual([])
})

test('imports nothing that is not installed with it', async () => {
  const {dependencies, peerDependencies} = await readJson(join(packageDir, 'package.json'))
  const core = await readdir(join(packageDir, 'node_modules/@docusaurus/core/lib/client/exports'))
  const known = new Set([
    ...Object.keys({...(dependencies as object), ...(peerDependencies as object)}),
    // Modules of core, which every bundler of Docusaurus resolves for everybody.
    ...core.map((file) => `@docusaurus/${file.replace(/(\.d)?\.[jt]s$/, '')}`),
  ])
  const foreign =
    /^(?:im|ex)port\s[^'"]*?from\s*['"](?!\.|node:|@theme(?:-before-auth)?\/|@generated\/)((?:@[^/'"]+\/)?[^/'"]+)/gm
  const imported = new Set<string>()
  for (const file of files.filter((name) => name.endsWith('.js'))) {
    const text = await readFile(join(packageDir, file), 'utf8')
    for (const [, name = ''] of text.matchAll(foreign)) imported.add(name)
  }
  expect(imported).toContain('zod')
  expect([...imported].filter((name) => !known.has(name))).toEqual([])
})
