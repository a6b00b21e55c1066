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

const MARKER = new RegExp(`${STEM}([a-z]*)`, 'gi')
const DEPTH = 4

/**
 * Looks for markers in every file: in its name and its bytes, in any case, however they are encoded, escaped or
 * compressed, also one inside the other. Looks for the stem, so that what is left of a marker is found too.
 *
 * @throws Error when there is nothing to search: an empty output proves nothing.
 */
export function scan(files: Files): Sighting[] {
  const sightings: Sighting[] = []
  let bytes = 0
  for (const [file, content] of files) {
    const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1')
    bytes += text.length
    const seen = new Set<string>()
    for (const name of [...look(file, seen, 'file name'), ...look(text, new Set(), 'plain')])
      sightings.push({...name, file})
  }
  if (bytes === 0) throw new Error('There is nothing to search: no files, or empty ones.')
  return sightings
}

/** Names of the markers that were seen, each once, in the order of the alphabet. */
export function namesOf(sightings: Sighting[]): string[] {
  return [...new Set(sightings.map(({name}) => name))].sort()
}

function look(text: string, seen: Set<string>, how: string, depth = 0): Omit<Sighting, 'file'>[] {
  if (seen.has(text)) return []
  seen.add(text)
  const names = new Set([...text.matchAll(MARKER)].map(([, name = '']) => name))
  const here = [...names].map((name) => ({name, how}))
  if (depth === DEPTH) return here
  const inside = views(text).flatMap(({by, view}) =>
    look(view, seen, depth === 0 && how === 'plain' ? by : `${how} > ${by}`, depth + 1),
  )
  return [...here, ...inside]
}

function views(text: string): {by: string; view: string}[] {
  const decoded = Object.entries(escapes).flatMap(([by, decode]) => decode(text).map((view) => ({by, view})))
  const streams = streamsIn(Buffer.from(text, 'latin1'))
  return [...decoded, ...streams.map(({kind, content}) => ({by: kind, view: content.toString('latin1')}))]
}
