import {cut, type Passage} from './passage.js'

/** Props and attributes that hold no text: they look the same in every theme. */
const wordless =
  'class(?:Name)?|style|href|src(?:Set)?|to|id|key|rel|type|target|width|height|viewBox|xmlns|d|fill|stroke|value|groupId|queryString|name|language'
const wordlessName = new RegExp(`^(?:${wordless})$`)
const wordlessProp = new RegExp(`\\b(?:${wordless})=(?:"[^"]*"|'[^']*'|\\{[^{}]*\\})`, 'g')

/** Takes out props that hold no text. */
export function withoutWordless(text: string): string {
  return text.replace(wordlessProp, '')
}

/** Texts in props: `label="…"` of a tab, `title='…'`. */
export function propsOf(text: string): Passage[] {
  return [...text.matchAll(/([\w-]+)=(?:"([^"]+)"|'([^']+)')/g)].flatMap(([, name = '', double, single]) =>
    wordlessName.test(name) ? [] : cut(/^alt$/i.test(name) ? 'alt text' : 'text', double ?? single ?? ''),
  )
}

/** Texts in quotes and backquotes. */
export function stringsIn(code: string): Passage[] {
  const strings = code.matchAll(/"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)
  return [...strings].flatMap(([, double, single, template]) =>
    cut('data', double ?? single ?? (template ?? '').replaceAll('${', '{')),
  )
}
