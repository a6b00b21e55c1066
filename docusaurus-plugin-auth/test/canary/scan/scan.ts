import {STEM} from '../canary.js'
import {escapes} from './escapes.js'
import {streamsIn} from './streams.js'

/** Files by path; text is Latin-1, one character per byte, as `Site.build()` returns it. */
export type Files = Iterable<readonly [path: string, content: string | Uint8Array]>

export interface Sighting {
  /** Name of the marker; of one that is cut off or stemmed, what is left of it. */
  name: string
  file: string
  /** How it is written: `plain`, or what had to be undone, in this order, for example `base64 > zip`. */
  how: string
}

// Docusaurus writes tags into addresses in kebab case: canarybird-teaser-doc-tag.
const MARKER = new RegExp(`${STEM}([a-z]+|(?:-[a-z]+)+|)`, 'gi')
const DEPTH = 4

/**
 * Looks for markers in every file: in its name and its bytes, in any case, however they are encoded, escaped or
 * compressed, also one inside the other. Looks for the stem, so that what is left of a marker is found too.
 *
 * @returns each marker once per file, as plainly as it stands there.
 * @throws Error when there is nothing to search: an empty output proves nothing.
 */
export function scan(files: Files): Sighting[] {
  const sightings: Sighting[] = []
  let bytes = 0
  for (const [file, content] of files) {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
    bytes += text.length
    for (const [name, how] of [...look(file, 'file name'), ...look(text)]) sightings.push({name, file, how})
  }
  if (bytes === 0) throw new Error('There is nothing to search: no files, or empty ones.')
  return sightings
}

/** Names of the markers that were seen, each once, in the order of the alphabet. */
export function namesOf(sightings: Sighting[]): string[] {
  return [...new Set(sightings.map(({name}) => name))].sort()
}

interface View {
  text: string
  /** What was undone to get here. */
  by: string[]
}

/** Names in a text, with how each is written. Breadth first, so that the plainest way comes first. */
function look(text: string, plainly = 'plain'): Map<string, string> {
  const found = new Map<string, string>()
  const seen = new Set<string>()
  let level: View[] = [{text, by: []}]
  for (let depth = 0; depth <= DEPTH; depth += 1) {
    const fresh = level.filter((view) => !seen.has(view.text) && seen.add(view.text))
    for (const view of fresh) {
      const how = view.by.length > 0 ? view.by.join(' > ') : plainly
      for (const name of namesIn(view.text)) if (!found.has(name)) found.set(name, how)
    }
    level = fresh.flatMap(inside)
  }
  return found
}

function namesIn(text: string): string[] {
  return [...text.matchAll(MARKER)].map(([, name = '']) => name.replaceAll('-', ''))
}

function inside({text, by}: View): View[] {
  const decoded = Object.entries(escapes).flatMap(([how, decode]) =>
    decode(text).map((view) => ({text: view, by: [...by, how]})),
  )
  const streams = streamsIn(Buffer.from(text, 'latin1'))
  return [
    ...decoded,
    ...streams.map(({kind, content}) => ({text: content.toString('latin1'), by: [...by, kind]})),
  ]
}
