import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {siteDir} from '../harness/paths.ts'

/** Sources of example-site that no visitor may read; everything else in its folders is public. */
export const protectedFiles = [
  'docs/members/before-you-go-live.md',
  'docs/members/field-notes.md',
  'docs/members/when-the-service-is-away.md',
  'docs/staff/on-call.md',
  'docs/learn/inside-a-sealed-page.mdx',
  'docs/learn/release-checklist.csv',
  'src/pages/members.tsx',
]
export const protectedPicture = 'docs/learn/inside-a-sealed-page.png'

/** Every file below a folder, by path. */
export async function readFolder(dir: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(dir, {recursive: true, withFileTypes: true})
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.map(async (file) => [file.slice(dir.length + 1), await readFile(file)] as const)),
  )
}

export const readSource = (file: string): Promise<Buffer> => readFile(join(siteDir, file))

/**
 * Passages of a source file that readers would recognise: its text without front matter and without the marks of
 * Markdown and JSX, in pieces of several words that stand in no public file.
 */
export async function passagesOf(file: string): Promise<string[]> {
  const source = (await readSource(file)).toString('utf8').replace(/^---\n[\s\S]*?\n---\n/, '')
  const pieces = source
    .split(/[\n`*_[\]()<>|{}#"“”„!=]+/)
    .map((piece) => squeeze(piece).replace(/^[-\d.,:;\s]+/, ''))
  const elsewhere = await publicText()
  return [...new Set(pieces)].filter(
    (piece) => piece.length >= 24 && piece.includes(' ') && !elsewhere.includes(piece),
  )
}

/** The same text in all the spellings that HTML, JSON, scripts and addresses have for it. */
export function spellings(bytes: Buffer): string[] {
  const text = bytes.toString('utf8')
  const entities = text.replace(
    /&#x([0-9a-f]+);|&#(\d+);|&(amp|lt|gt|quot|apos);/gi,
    (_, hex, decimal, name) =>
      name
        ? (named[name.toLowerCase()] ?? '')
        : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  )
  const escapes = entities.replace(/\\u([0-9a-f]{4})|\\(.)/gi, (_, hex, char) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : /[nrt]/.test(char) ? ' ' : char,
  )
  const tags = entities.replace(/<[^>]*>/g, '')
  const address = text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return [entities, escapes, tags, address].map(squeeze)
}

/** How bytes look inside base64, wherever they begin there. */
export function inBase64(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // The first and last characters depend on the neighbours.
    return text.slice(shift === 0 ? 0 : shift + 1, -2)
  })
}

const named: Record<string, string> = {amp: '&', lt: '<', gt: '>', quot: '"', apos: "'"}
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()

let gathered: Promise<string> | undefined

/** All that authors of the site have published on purpose. */
function publicText(): Promise<string> {
  gathered ??= Promise.all(
    ['docs', 'blog', 'src'].map(async (folder) => {
      const files = await readFolder(join(siteDir, folder))
      const open = [...files].filter(([name]) => !protectedFiles.includes(`${folder}/${name}`))
      return open.map(([, bytes]) => spellings(bytes).join(' ')).join(' ')
    }),
  ).then(async (texts) => [...texts, ...(await titles())].join(' '))
  return gathered
}

/** Titles of protected pages are in every sidebar, unless a site hides them. */
async function titles(): Promise<string[]> {
  const sources = await Promise.all(protectedFiles.map(readSource))
  return sources.flatMap((source) => source.toString('utf8').match(/^(title:|#) .+$/gm) ?? [])
}
