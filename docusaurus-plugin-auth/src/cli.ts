import type {Plugin} from '@docusaurus/types'

/** Docusaurus' command line, to which our commands are added. */
export type Cli = Parameters<NonNullable<Plugin['extendCli']>>[0]

/** `1 page`, `2 pages`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
