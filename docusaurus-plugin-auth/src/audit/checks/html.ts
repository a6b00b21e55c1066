import {createHash} from 'node:crypto'
import type {InlineScript} from '../report.js'

export function isHtml(file: string): boolean {
  return /\.html?$/i.test(file)
}

/** Language of a page. */
export function langOf(html: Buffer): string | undefined {
  return /<html\b[^>]*\blang=["']?([^"'\s>]+)/i.exec(html.toString('latin1', 0, 4096))?.[1]
}

const inlineScript = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi
/** Anything else is data, which no browser runs and no policy asks for. */
const runs = /^(module|(text|application)\/(java|ecma)script)$/i

/** Collects the scripts that stand in the pages themselves, as their bytes are there after all minifiers. */
export class InlineScripts {
  readonly #found = new Map<string, InlineScript>()

  add(file: string, html: Buffer): void {
    const met = new Set<string>()
    for (const [, attributes = '', code = ''] of html.toString('utf8').matchAll(inlineScript)) {
      const type = /\btype=["']?([^"'\s>]+)/i.exec(attributes)?.[1]
      if (/\bsrc=/i.test(attributes) || (type !== undefined && !runs.test(type)) || code.trim() === '')
        continue
      const hash = `'sha256-${createHash('sha256').update(code).digest('base64')}'`
      const known = this.#found.get(hash) ?? {hash, pages: 0, example: file, begins: code.trim().slice(0, 60)}
      this.#found.set(hash, {...known, pages: known.pages + (met.has(hash) ? 0 : 1)})
      met.add(hash)
    }
  }

  /** Those that most pages hold come first. */
  list(): InlineScript[] {
    return [...this.#found.values()].sort((a, b) => b.pages - a.pages || (a.hash < b.hash ? -1 : 1))
  }
}

/**
 * The directives that the plugin's own parts need, to be merged into a site's policy. `blob:` because sealed pages run as
 * scripts that the browser makes of decrypted text.
 */
export function policyLine(scripts: InlineScript[], authOrigin: string): string {
  const hashes = scripts.map(({hash}) => hash)
  return [`script-src ${["'self'", ...hashes, 'blob:'].join(' ')}`, `connect-src 'self' ${authOrigin}`].join(
    '; ',
  )
}
