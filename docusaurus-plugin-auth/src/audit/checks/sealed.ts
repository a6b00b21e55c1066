import {basename} from 'node:path'
import type {Manifest, SealedChunk} from '../../build/manifest.js'
import {MAGIC} from '../../seal/format.js'
import type {Fault} from '../report.js'

export const isSealed = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC)

/**
 * What the last build says it has sealed must be there, and sealed; and what must not be published, must not.
 *
 * @param sealed Those of the files that are in the seal format.
 */
export function checkSealed(files: string[], sealed: Set<string>, manifests: Manifest[]): Fault[] {
  // Languages have folders of their own below the output; names hold a hash of the content.
  const places = new Map(files.map((file) => [basename(file), file]))
  const chunks = manifests.flatMap(({chunks}) => Object.values(chunks))
  return [
    ...chunks.flatMap((chunk) => checkFile(chunk, places.get(basename(chunk.file)), sealed)),
    ...manifests.flatMap(({search, site}) =>
      search.flatMap((file) =>
        checkFile({file, page: 'pages that can be searched'}, placeOf(file, site, files), sealed),
      ),
    ),
    ...files.flatMap(checkName),
  ]
}

/** All languages have an index of the same name: in its own folder each of them, or each built into a folder of its own. */
function placeOf(file: string, site: string, files: string[]): string | undefined {
  const {pathname} = new URL(site)
  const places = files.filter((one) => one === file || one.endsWith(`/${file}`))
  const inFolder = (place: string) => pathname.endsWith(`/${place.slice(0, -file.length)}`)
  return places.find((place) => place !== file && inFolder(place)) ?? places.find((place) => place === file)
}

function checkFile(
  {file, page}: Pick<SealedChunk, 'file' | 'page'>,
  place: string | undefined,
  sealed: Set<string>,
): Fault[] {
  if (place === undefined) {
    return [
      {
        code: 'SEALED_FILE_MISSING',
        file,
        what: `The sealed text of ${page} is not there: this folder is not what the last build has written.`,
        remedy: 'Run docusaurus build, and check and publish the same folder.',
      },
    ]
  }
  if (sealed.has(place)) return []
  return [
    {
      code: 'SEALED_FILE_FOREIGN',
      file: place,
      what: `This should be the sealed text of ${page}, but it is not in the seal format.`,
      remedy:
        'Find out which plugin or script changes files after the build (a minifier, a compressor), and let it leave .sealed files alone.',
    },
  ]
}

const forbidden: {name: RegExp; fault: Omit<Fault, 'file'>}[] = [
  {
    name: /(^|\/)sealed-[^/]*\.[cm]?js(\.map)?$/,
    fault: {
      code: 'SEALED_SCRIPT',
      what: 'A script with the name of a protected page: its text, not sealed.',
      remedy:
        "Look for bundler plugins of the site that write scripts after 'processAssets', and remove them.",
    },
  },
  {
    name: /(^|\/)(policy|sealed)\.[^/]+\.json$/,
    fault: {
      code: 'RECORDS_PUBLISHED',
      what: 'A record of the build: it lists all protected pages and their sources.',
      remedy: 'Remove it from the output, and whatever copies .docusaurus/ there.',
    },
  },
  {
    name: /(^|\/)__server\//,
    fault: {
      code: 'SERVER_BUNDLE',
      what: 'The bundle that renders pages holds the text of all of them.',
      remedy: 'Remove the folder, unset DOCUSAURUS_KEEP_SERVER_BUNDLE, and build again.',
    },
  },
]

function checkName(file: string): Fault[] {
  return forbidden.filter(({name}) => name.test(file)).map(({fault}) => ({...fault, file}))
}
