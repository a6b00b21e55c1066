import {createRequire} from 'node:module'
import type {readParts as ReadParts} from './read.js'

/** What Node itself has loaded, see there. */
export const {readParts} = createRequire(import.meta.url)('./native.cjs') as {
  readParts: (...given: Parameters<typeof ReadParts>) => Promise<ReturnType<typeof ReadParts>>
}
