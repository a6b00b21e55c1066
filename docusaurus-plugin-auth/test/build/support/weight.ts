import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {build} from 'esbuild'
import type {Browser} from 'playwright-core'

/** Bytes after gzip, by kind of file. */
export interface Weight {
  html: number
  js: number
  css: number
  total: number
}

/** Address of a built site, and the folder that is served there. */
interface Published {
  url: string
  dir: string
}

/** All that a visitor's browser loads to show a page, each file compressed by itself as a host would. */
export async function weigh(browser: Browser, {url, dir}: Published, path: string): Promise<Weight> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const files = new Set<string>()
  page.on('request', (request) => {
    const {pathname, origin} = new URL(request.url())
    // What is fetched ahead for other pages comes when this one has come to rest.
    const isAhead = 'sec-purpose' in request.headers()
    if (origin === url && !isAhead && /\.(js|css)$/.test(pathname)) files.add(pathname)
  })
  await page.goto(url + path, {waitUntil: 'networkidle'})
  await context.close()
  const weightOf = async (file: string) => gzipSync(await readFile(join(dir, file)), {level: 9}).length
  const sum = async (end: string) => {
    const weights = Array.from(files, (file) => (file.endsWith(end) ? weightOf(file) : 0))
    return (await Promise.all(weights)).reduce((all, one) => all + one, 0)
  }
  const [html, js, css] = await Promise.all([
    weightOf(`${path}index.html`.replace('//', '/')),
    sum('.js'),
    sum('.css'),
  ])
  return {html, js, css, total: html + js + css}
}

export function added(ours: Weight, vanilla: Weight): Weight {
  return {
    html: ours.html - vanilla.html,
    js: ours.js - vanilla.js,
    css: ours.css - vanilla.css,
    total: ours.total - vanilla.total,
  }
}

const dist = join(import.meta.dirname, '../../../dist')
/** What every page loads, as Docusaurus puts it together. */
const entry = `
import './client/boot.js'
import './theme-setup/register.js'
export {default} from './theme/AuthNavbarItem/index.js'
`

/** Our modules that every page loads, the biggest first: where to look when a budget is broken. */
export async function biggestModules(count = 10): Promise<string> {
  const {metafile} = await build({
    stdin: {contents: entry, resolveDir: dist},
    ...{bundle: true, splitting: true, minify: true, write: false, metafile: true},
    ...{format: 'esm', outdir: dist, absWorkingDir: dist},
    external: ['react', 'react/*', '@docusaurus/*', '@theme/*', '@generated/*'],
  })
  const outputs = new Map(Object.entries(metafile.outputs))
  const first = [...outputs].find(([, {entryPoint}]) => entryPoint === '<stdin>')?.[0] ?? ''
  const loaded = new Set([first])
  // A set grows while it is walked through: what is imported at once, not what is imported on demand.
  for (const name of loaded) {
    for (const {path, kind} of outputs.get(name)?.imports ?? []) {
      if (kind === 'import-statement' && outputs.has(path)) loaded.add(path)
    }
  }
  return [...loaded]
    .flatMap((name) => Object.entries(outputs.get(name)?.inputs ?? {}))
    .map(([name, {bytesInOutput}]) => ({name, bytesInOutput}))
    .sort((a, b) => b.bytesInOutput - a.bytesInOutput)
    .slice(0, count)
    .map(({name, bytesInOutput}) => `  ${String(bytesInOutput).padStart(5)} ${name}`)
    .join('\n')
}
