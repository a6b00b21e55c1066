import {SEALED_QUERY} from '../stub.js'
import type {Part} from './read.js'

/** A sealed part as it is imported by generated code. */
type PartRequest = Pick<Part, 'index' | 'id' | 'access' | 'kind'>

const PART_QUERY = '?part='

/** The public module that stands in a part's place and knows how to open it. */
export function partQuery({index, access, kind, id}: PartRequest): string {
  const query = `${PART_QUERY}${index}&access=${encodeURIComponent(access)}&kind=${kind}`
  return id === undefined ? query : `${query}&id=${id}`
}

/** The part itself. */
export function sealedPartQuery({index, access}: Pick<Part, 'index' | 'access'>): string {
  return `${SEALED_QUERY}=${index}&access=${encodeURIComponent(access)}`
}

/** `undefined` for any other query. */
export function readPartQuery(query: string): PartRequest | undefined {
  const [, index = '', access = '', kind = '', id] =
    /^\?part=(\d+)&access=([^&]+)&kind=(block|line|inline)(?:&id=([a-z0-9-]+))?$/.exec(query) ?? []
  if (index === '') return undefined
  return {index: Number(index), access: decodeURIComponent(access), kind: kind as Part['kind'], id}
}

/** `undefined` for any other query. */
export function readSealedPartQuery(query: string): Pick<Part, 'index' | 'access'> | undefined {
  if (!query.startsWith(`${SEALED_QUERY}=`)) return undefined
  const [index = '', access = ''] = query.slice(SEALED_QUERY.length + 1).split('&access=')
  return {index: Number(index), access: decodeURIComponent(access)}
}
