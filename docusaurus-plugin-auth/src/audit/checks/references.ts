import {existsSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Notice} from '../report.js'
import type {AuditedSite, Records} from '../site.js'

/** `/files/plan.pdf`, also behind `pathname://` and `@site/static`, in links, props and strings. */
const reference = /(?:pathname:\/\/|@site\/[\w-]+)?(\/[\w./%~@+-]+\.\w+)/g

/** What a protected page uses and does not take along: static files, and style sheets. */
export async function noticeReferences(site: AuditedSite, {pages, manifests}: Records): Promise<Notice[]> {
  const notices: Notice[] = []
  for (const page of pages.keys()) {
    const path = join(site.siteDir, page)
    if (!existsSync(path)) continue
    const found = [...(await readFile(path, 'utf8')).matchAll(reference)].flatMap(([, file = '']) =>
      staticFile(site, file),
    )
    for (const file of new Set(found)) {
      notices.push({
        code: 'STATIC_FILE',
        file: page,
        what: `refers to ${file}. Static files are public: whoever knows or guesses the address can load it. Put it next to the page and refer to it by a relative path to have it sealed.`,
      })
    }
  }
  for (const {page, stylesheets} of manifests.flatMap(({chunks}) => Object.values(chunks))) {
    for (const file of stylesheets) {
      notices.push({
        code: 'STYLESHEET',
        file: page,
        what: `imports ${file}. Style sheets of all pages are merged and public.`,
      })
    }
  }
  return notices
}

function staticFile({siteDir, staticDirectories, baseUrl}: AuditedSite, address: string): string[] {
  const below = address.startsWith(baseUrl) ? address.slice(baseUrl.length) : address.slice(1)
  const dir = staticDirectories.find((one) => existsSync(join(siteDir, one, below)))
  return dir === undefined ? [] : [`${dir}/${below}`]
}
