import {AsyncLocalStorage} from 'node:async_hooks'

/** A protected page that was met while a route was rendered. */
export interface Met {
  access: string
  /** Its sealed chunk. */
  chunk: string
}

interface Pass {
  /** Chunks of the pages that are shown as they really are. */
  opened: ReadonlySet<string>
  met: Map<string, Met>
}

// Pages are rendered side by side in one process. What the real view of one knows must never be seen by another's, so
// there is no other state than this, which follows each rendering through all its callbacks.
const passes = new AsyncLocalStorage<Pass>()

/**
 * Renders, and tells which protected pages were on the way.
 *
 * @param opened The pages to show as they really are. All others are stubs, those too that stand inside of these: they
 *   may be for other readers.
 */
export async function renderWith<Result>(
  opened: readonly Met[],
  render: () => Promise<Result>,
): Promise<{result: Result; met: Met[]}> {
  const pass: Pass = {opened: new Set(opened.map(({chunk}) => chunk)), met: new Map()}
  const result = await passes.run(pass, render)
  return {result, met: [...pass.met.values()]}
}

/** In doubt a page is closed. */
export const isOpened = ({chunk}: Met): boolean => passes.getStore()?.opened.has(chunk) ?? false

export function meet(page: Met): void {
  passes.getStore()?.met.set(page.chunk, page)
}
