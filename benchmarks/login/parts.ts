import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import type {Table} from '../kit/table.ts'

/**
 * What docusaurus-plugin-auth has put into files of its own, which a first page of a visitor does not load.
 *
 * @param output folder of a built site
 */
export function partsTable(output: string): Table {
  const scripts = join(output, 'assets/js')
  const rows = readdirSync(scripts).flatMap((file) => {
    // As bundlers name them: what the source calls the chunk, and a hash of what is in it.
    const name = /^(auth-[a-z-]+)\.[0-9a-f]+\.js$/.exec(file)?.[1]
    return name ? [[name, (gzipSync(readFileSync(join(scripts, file))).length / 1000).toFixed(1)]] : []
  })
  return {
    title: 'Files of docusaurus-plugin-auth that are loaded when they are needed, kB gzip',
    head: ['', 'kB'],
    rows: rows.sort(([a = ''], [b = '']) => a.localeCompare(b)),
  }
}
