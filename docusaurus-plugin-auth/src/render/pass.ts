import {AsyncLocalStorage} from 'node:async_hooks'

/** A protected page that was met while a route was rendered. */
export interface Met {
  access: string
  /** Its sealed chunk. */
  chunk: string
}

interface Pass {
  view: 'stub' | 'real'
  met: Map<string, Met>
}

// Pages are rendered side by side in one process. What the real view of one knows must never be seen by another's, so
// there is no other state than this, which follows each rendering through all its callbacks.
const passes = new AsyncLocalStorage<Pass>()

/** Renders in one view, and tells which protected pages were on the way. */
export async function renderIn<Result>(
  view: Pass['view'],
  render: () => Promise<Result>,
): Promise<{result: Result; met: Met[]}> {
  const pass: Pass = {view, met: new Map()}
  const result = await passes.run(pass, render)
  return {result, met: [...pass.met.values()]}
}

/** Anything but a second pass sees the stub: deny first. */
export const currentView = (): Pass['view'] => passes.getStore()?.view ?? 'stub'

export function meet(page: Met): void {
  passes.getStore()?.met.set(page.chunk, page)
}
