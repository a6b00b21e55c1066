import {basename} from 'node:path'
import {lookup} from 'mime-types'

/**
 * A file as a `data:` URI. What a browser does not show by itself carries its name, for a download:
 * `data:application/zip;name=plan.zip;base64,…`.
 */
export function dataUri(bytes: Uint8Array, file: string): string {
  const name = basename(file)
  const type = lookup(name) || 'application/octet-stream'
  const isShown = /^(image|audio|video|font)\//.test(type)
  const parameter = isShown ? '' : `;name=${encodeURIComponent(name)}`
  return `data:${type}${parameter};base64,${Buffer.from(bytes).toString('base64')}`
}
