import {ByteProbes} from '../search/bytes.js'
import {Probes} from '../search/probes.js'
import type {AuditedSite, Records} from '../site.js'
import {passagesOfData, passagesOfScript} from './modules.js'
import {passagesOfPage} from './page.js'
import {isData, isMarkdown, isScript, type Passage} from './passage.js'
import {excludePublic, findCopies} from './public.js'
import {readSource} from './readSource.js'

/** A protected page, as the audit sees it. */
interface AuditedPage {
  /** Source file, seen from the site's folder; for what belongs to no page, its name. */
  name: string
  /** Canonical; several, with commas, when parts of a page are for different readers. */
  access: string
  /** How many different strings of it are looked for. */
  probes: number
  /** Private files of it that are looked for by their bytes. */
  attachments: number
}

export interface Evidence {
  /** By the number that probes and sightings have for it. */
  pages: AuditedPage[]
  probes: Probes
  bytes: ByteProbes
  /** Public sources in which much of a protected page stands, too. */
  repeated: {page: string; source: string}[]
  /** Private files that are the same as a file of a public page, byte by byte. */
  copies: {page: string; file: string; source: string}[]
  /** Private files that say too little to be found again, or are not where they were. */
  unchecked: {page: string; file: string}[]
}

export const SECRET_NAME = 'AUTH_CONTENT_SECRET'

/** Makes everything that must not be found out of the sources of protected pages. */
export async function collectEvidence(
  site: AuditedSite,
  records: Records,
  env: Record<string, string | undefined>,
): Promise<Evidence> {
  const probes = new Probes()
  const bytes = new ByteProbes()
  const pages: AuditedPage[] = []
  const numbers = new Map<string, number>()
  const unchecked: Evidence['unchecked'] = []
  const copies: Evidence['copies'] = []
  const attachments = new Set<string>()
  const copyOf = findCopies(site, records)
  const numberOf = (name: string, access: string) => {
    const number = numbers.get(name) ?? pages.push({name, access, probes: 0, attachments: 0}) - 1
    numbers.set(name, number)
    const page = pages[number] as AuditedPage
    if (!page.access.split(', ').includes(access)) page.access += `, ${access}`
    return number
  }
  const addFile = async (page: number, file: string) => {
    const source = readSource(site, file)?.toString('utf8')
    if (source === undefined) unchecked.push({page: pages[page]?.name ?? '', file})
    else for (const passage of await passagesOf(site, file, source)) probes.add(page, passage)
  }

  for (const [file, access] of records.pages) {
    await addFile(numberOf(file, access), file)
  }
  for (const chunk of records.manifests.flatMap(({chunks}) => Object.values(chunks))) {
    const page = numberOf(chunk.page, chunk.access)
    // The page itself is new here when only parts of it are sealed: what is public of it is excluded below.
    for (const file of chunk.sources) if (!records.pages.has(file)) await addFile(page, file)
    for (const file of chunk.assets) {
      // Each language that has the page has taken it in.
      if (attachments.has(`${page} ${file}`)) continue
      attachments.add(`${page} ${file}`)
      const content = readSource(site, file)
      const attached = pages[page] as AuditedPage
      const source = content && copyOf(content)
      if (source !== undefined) copies.push({page: attached.name, file, source})
      else if (content && bytes.add(page, file, content)) attached.attachments++
      else unchecked.push({page: attached.name, file})
    }
  }
  for (const secret of (env[SECRET_NAME] ?? '').split(',')) {
    if (secret.trim() !== '')
      probes.add(numberOf(SECRET_NAME, 'nobody'), {kind: 'content secret', text: secret.trim()})
  }

  const repeated = await excludePublic(probes, site, records)
  for (const [page, left] of probes.settle()) (pages[page] as AuditedPage).probes = left
  return {
    pages,
    probes,
    bytes,
    repeated: repeated
      .map(({page, source}) => ({page: pages[page]?.name ?? '', source}))
      // The rest of a page with sealed parts.
      .filter(({page, source}) => page !== source),
    copies,
    unchecked,
  }
}

async function passagesOf(site: AuditedSite, file: string, source: string): Promise<Passage[]> {
  if (isMarkdown(file)) return passagesOfPage(site, file, source)
  if (isScript(file)) return passagesOfScript(source)
  return isData(file) ? passagesOfData(source) : [{kind: 'source code', text: source}]
}
