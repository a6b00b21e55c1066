import type {CanonicalAccess} from '../../access/access.js'
import {AuthPluginError} from '../../errors.js'
import {anchorsIn} from './anchors.js'
import {takeInventory} from './carriers.js'
import {distribute} from './distribute.js'
import {type FoundPart, findParts, type Kind, TAG} from './find.js'
import {problemsInside, sameIds} from './inside.js'
import {formatOf, type Nodes, parseMarkdown} from './parse.js'
import type {MarkdownSyntax} from './syntax.js'
import {partText, publicText} from './views.js'

export interface FileToRead {
  filePath: string
  /** As messages call it: seen from the site's folder. */
  fileName: string
  source: string
  frontMatter: Record<string, unknown>
}

/** One `<Sealed>` of a file. */
export interface Part {
  /** Which one of the file, from 0 on. */
  index: number
  id: string | undefined
  /** As its author wrote it, canonical. */
  access: CanonicalAccess
  kind: Kind
  line: number
  /** Ids of its headings. */
  anchors: string[]
}

/** A file taken apart. */
export interface Parts {
  parts: Part[]
  /** Everything that is wrong. Of such a file nothing may be published. */
  problems: AuthPluginError[]
  /** The file without the parts; what stands in their places is an expression that `standIn` writes, or nothing. */
  publicText: (standIn?: (part: Part) => string) => string
  /** A part by itself, as a file that can be compiled. */
  partText: (index: number) => string
}

/**
 * Finds the sealed parts of a Markdown file. Never throws: a file that cannot be read is a problem, too.
 */
export function readParts(
  {filePath, fileName, source, frontMatter}: FileToRead,
  syntax: MarkdownSyntax,
): Parts {
  let parsed: ReturnType<typeof parseMarkdown>
  try {
    parsed = parseMarkdown(source, formatOf(filePath, frontMatter, syntax.format), syntax)
  } catch (error) {
    return unreadable(source, fileName, error)
  }
  const {parts: found, problems} = findParts(parsed, fileName)
  const nodes = found.map(({node}) => node)
  const inventory = takeInventory(parsed, new Set<Nodes>(nodes))
  const {dropped, taken, problems: shared} = distribute(inventory, nodes, fileName)
  const file = {
    ...parsed,
    parts: found,
    carriers: inventory.carriers.filter(({inside}) => inside === undefined),
  }
  const parts = found.map(
    ({node, id, access, kind, line}, index): Part => ({
      ...{index, id, access, kind, line},
      anchors: anchorsIn(node, syntax.maintainCase),
    }),
  )
  return {
    parts,
    problems: [
      ...problems,
      ...shared,
      ...sameIds(found, fileName),
      ...problemsInside(parsed, found, fileName, syntax.truncateMarkers),
    ],
    publicText: (standIn) =>
      publicText(file, dropped, standIn && ((part) => standIn(parts[found.indexOf(part)] as Part))),
    partText: (index) => {
      const part = found[index] as FoundPart
      return partText(file, part, taken.get(part.node) ?? new Set())
    },
  }
}

/** Without a tag in it the file is none of our business: whoever compiles it will say what is wrong. */
function unreadable(source: string, fileName: string, error: unknown): Parts {
  const {line, reason = String(error)} = error as {line?: number; reason?: string}
  // Of tags that are not closed MDX names the place in words: "(3:1-3:24)".
  const where = line ?? /\((\d+):\d+/.exec(reason)?.[1] ?? 1
  const problem = new AuthPluginError('SEALED_UNREADABLE', `${fileName}:${where}`, reason)
  return {
    parts: [],
    problems: TAG.test(source) ? [problem] : [],
    publicText: () => source,
    partText: () => '',
  }
}
