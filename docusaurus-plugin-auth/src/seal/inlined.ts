/**
 * Images and attachments of a protected page are no files of the site: their bytes lie in the page's sealed script, as
 * `data:` URIs. When the script runs it lays them down here, by the address that each would have on a public page
 * (`/base/assets/images/plan-1a2b.png`), and its modules take them from here; so does the text that was rendered on the
 * server, where these addresses still stand.
 */
export const INLINED_FILES = '__docusaurusAuthFiles'

type InlinedFiles = Record<string, string>

declare global {
  var __docusaurusAuthFiles: InlinedFiles | undefined
}
