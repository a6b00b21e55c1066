import {fileURLToPath} from 'node:url'

/** The repository's root, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the running pair keeps between starts: database, secrets, logs, build stamps. Git-ignored. */
export const dataDir = `${root}.data/`
