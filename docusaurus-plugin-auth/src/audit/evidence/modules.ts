import {propsOf, stringsIn, withoutWordless} from './code.js'
import {cut, cutAtAddresses, type Passage} from './passage.js'

/**
 * A page in React, a component or another script as passages: the texts between its tags, its strings, and the source
 * itself, for copies of the file and for source maps.
 */
export function passagesOfScript(source: string): Passage[] {
  const code = withoutNoise(source)
  const between = [...code.matchAll(/>([^<>]+)</g)].flatMap(([, text = '']) => cut('text', text))
  // What stands between `=>` and a comparison is code.
  const texts = between.filter(({text}) => !/[;=]|&&|\|\|/.test(text))
  return [...texts, ...propsOf(code), ...stringsIn(code), {kind: 'source code', text: code}]
}

/**
 * Without what the same framework puts into every file: imports, licence headers, classes. It would be found in the
 * public scripts of every site.
 */
function withoutNoise(source: string): string {
  return withoutWordless(source)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/[^\n]*/g, '$1')
    .replace(/^\s*import\s[\s\S]*?['"][^'"\n]+['"];?$/gm, '')
    .replace(/^\s*export\s[^'"\n]*from\s*['"][^'"\n]+['"];?$/gm, '')
}

/** A file of data: its values one by one, and its lines as they stand there. */
export function passagesOfData(source: string): Passage[] {
  const lines = source.split(/\r?\n/).flatMap((line) => cutAtAddresses('data', line))
  return [...stringsIn(source), ...lines]
}
