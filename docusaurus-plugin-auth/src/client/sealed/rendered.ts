let happened = false
let waiting: (() => void)[] = []

/** Called whenever Docusaurus has rendered a page; the first time, React has taken the static HTML over. */
export function pageIsThere(): void {
  happened = true
  const told = waiting
  waiting = []
  for (const tell of told) tell()
}

/** Calls back when a page is rendered next, after Docusaurus has scrolled. */
export function oncePageIsThere(callback: () => void): void {
  waiting.push(callback)
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
  if (isBoundToHtml()) await new Promise<void>(oncePageIsThere)
}
