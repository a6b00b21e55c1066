import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {AuthPluginError} from '../errors.js'
import {type InlineScripts, isHtml, langOf} from './checks/html.js'
import {Indexing} from './checks/indexing.js'
import {noticeReferences} from './checks/references.js'
import {checkSealed, isSealed} from './checks/sealed.js'
import {collectEvidence, type Evidence, SECRET_NAME} from './evidence/collect.js'
import type {AuditReport, Fault, Leak, Notice} from './report.js'
import {originOf} from './search/origin.js'
import {type Find, type Searched, searchOutput} from './search/search.js'
import {type AuditedSite, type Records, readRecords, recordsOfOutput} from './site.js'

/**
 * Looks for text of protected pages in everything that is going to be published.
 *
 * @param dir The output folder.
 * @param scripts Gets the inline scripts of all pages, for whoever wants to know them.
 * @throws AuthPluginError `AUDIT_NOT_BUILT` or `AUDIT_NO_OUTPUT`: nothing could be checked.
 */
export async function audit(site: AuditedSite, dir: string, scripts?: InlineScripts): Promise<AuditReport> {
  const folder = resolve(dir)
  const records = readRecords(site)
  if (!existsSync(folder)) throw new AuthPluginError('AUDIT_NO_OUTPUT', folder)
  const evidence = await collectEvidence(site, records, process.env)
  const faults: Fault[] = []
  const index = new Indexing()
  const langs = new Set<string>()
  const sealed = new Set<string>()
  const searched = searchOutput(folder, evidence, (file, bytes) => {
    if (isSealed(bytes)) sealed.add(file)
    index.add(file, bytes)
    if (!isHtml(file)) return
    langs.add(langOf(bytes) ?? '')
    scripts?.add(file, bytes)
  })
  if (searched.files.length === 0) throw new AuthPluginError('AUDIT_NO_OUTPUT', folder)
  langs.delete('')
  const manifests = recordsOfOutput(site, records, langs)
  faults.push(
    ...checkSealed(searched.files, sealed, manifests),
    ...index.faults(manifests.map(({site: address}) => address)),
  )
  const leaks = searched.finds.map((find) => toLeak(find, evidence, site))
  const notices = [...noticesOf(evidence, searched), ...(await noticeReferences(site, records))]
  const pages = evidence.pages.filter(({name}) => name !== SECRET_NAME)
  return {
    version: 1,
    ok: leaks.length === 0 && faults.length === 0,
    dir: folder,
    locales: records.manifests.map(({locale}) => locale),
    checked: {
      pages: pages.length,
      probes: pages.reduce((sum, page) => sum + page.probes, 0),
      attachments: pages.reduce((sum, page) => sum + page.attachments, 0),
      files: searched.files.length,
      bytes: searched.bytes,
    },
    leaks,
    faults,
    notices,
  }
}

/** Whether the last build has protected anything at all. */
export function protectsAnything({pages, manifests}: Records): boolean {
  return pages.size > 0 || manifests.some(({chunks}) => Object.keys(chunks).length > 0)
}

function toLeak({page, kind, words, file, inside, place}: Find, {pages}: Evidence, site: AuditedSite): Leak {
  const {name = '', access = ''} = pages[page] ?? {}
  const {by, remedy} = originOf({kind, file}, site)
  return {
    page: name,
    access,
    kind,
    words: kind === 'content secret' ? '' : words,
    file,
    inside,
    ...place,
    by,
    remedy,
  }
}

function noticesOf({pages, repeated, copies, unchecked}: Evidence, {unread}: Searched): Notice[] {
  return [
    ...pages
      .filter(({probes, name}) => probes === 0 && name !== SECRET_NAME)
      .map(({name}): Notice => ({code: 'NOT_CHECKABLE', file: name, what: notCheckable})),
    ...unchecked.map(
      ({page, file}): Notice => ({
        code: 'ATTACHMENT_NOT_CHECKABLE',
        file: page,
        what: `uses ${file}, which could not be looked for: it is not there any more, or too small to be told from other files.`,
      }),
    ),
    ...repeated.map(
      ({page, source}): Notice => ({
        code: 'REPEATED_IN_PUBLIC',
        file: page,
        what: `has much text in common with ${source}, which is public. What stands in both was not looked for.`,
      }),
    ),
    ...copies.map(
      ({page, file, source}): Notice => ({
        code: 'REPEATED_IN_PUBLIC',
        file: page,
        what: `uses ${file}, which is the same as ${source} of a public page. It was not looked for.`,
      }),
    ),
    ...unread.map(
      ({file, why}): Notice => ({code: 'NOT_READ', file, what: `could not be looked into: ${why}.`}),
    ),
  ]
}

const notCheckable =
  'could not be checked: it has no text of its own that is long enough, or all of it stands on public pages, too.'
