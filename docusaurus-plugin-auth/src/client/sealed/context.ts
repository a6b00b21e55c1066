import {createContext} from 'react'
import type {SealedPage} from './page.js'

/** The protected page that a stub stands for; `null` while pages are rendered to HTML. */
export const SealedPageContext = createContext<SealedPage | null>(null)
