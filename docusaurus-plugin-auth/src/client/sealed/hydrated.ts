let tell = () => {}
let happened = false

const taken = new Promise<void>((resolve) => {
  tell = resolve
})

/** Called when a page stands in the document; the first time, React has taken the static HTML over. */
export function pageIsThere(): void {
  happened = true
  tell()
}

/**
 * Until React has taken the static HTML over, a page must be rendered exactly as the server wrote it: a module that
 * changes earlier makes React throw the HTML away. `docusaurus start` sends an empty page, which binds nobody.
 */
export function isBoundToHtml(): boolean {
  return !happened && (document.getElementById('__docusaurus')?.hasChildNodes() ?? false)
}

/** Resolves when pages may change. */
export async function freeToChange(): Promise<void> {
  if (isBoundToHtml()) await taken
}
