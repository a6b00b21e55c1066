import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {type RenderResult, render} from '@testing-library/react'
import type {ReactElement, ReactNode} from 'react'
import {HelmetProvider} from 'react-helmet-async'
import {MemoryRouter} from 'react-router-dom'
import {onTestFinished} from 'vitest'
import type {SessionSource} from '../../../src/client/session/source.js'
import type {SessionState} from '../../../src/client/session/state.js'
import {SessionProvider} from '../../../src/testing/index.js'

interface Surroundings {
  source?: Partial<SessionSource>
  path?: string
}

/** A page as Docusaurus' client renders it, for a reader in this state. */
export function inPage(
  page: ReactNode,
  state: SessionState,
  {source, path = '/guide'}: Surroundings = {},
): ReactElement {
  return (
    <HelmetProvider>
      <MemoryRouter initialEntries={[path]}>
        <SessionProvider state={state} {...(source && {source})}>
          {page}
        </SessionProvider>
      </MemoryRouter>
    </HelmetProvider>
  )
}

export function renderPage(page: ReactNode, state: SessionState, surroundings?: Surroundings): RenderResult {
  return render(inPage(page, state, surroundings))
}

/** Our style sheets, for what `<html data-auth>` shows and hides: queries by role see what readers see. */
export function withStyles(): void {
  const folder = join(import.meta.dirname, '../../../src/theme/css')
  const style = document.createElement('style')
  style.textContent = ['reader', 'navbar', 'gate']
    .map((name) => readFileSync(join(folder, `${name}.css`), 'utf8'))
    .join('\n')
  document.head.append(style)
  onTestFinished(() => style.remove())
}
