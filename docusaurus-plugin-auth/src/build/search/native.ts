import {createRequire} from 'node:module'
import type {readSections as ReadSections} from './sections.js'

/** What Node itself has loaded, see there. */
export const {readSections} = createRequire(import.meta.url)('./native.cjs') as {
  readSections: (...given: Parameters<typeof ReadSections>) => Promise<ReturnType<typeof ReadSections>>
}
