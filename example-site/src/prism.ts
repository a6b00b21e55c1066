import type {PrismTheme} from 'prism-react-renderer'

/** Code in the site's own colours. The ready-made light themes put strings and comments below 4.5:1. */
function theme(
  colors: Record<'plain' | 'soft' | 'string' | 'keyword' | 'number' | 'name', string>,
): PrismTheme {
  return {
    plain: {color: colors.plain, backgroundColor: 'var(--site-card)'},
    styles: [
      {types: ['comment', 'prolog', 'cdata'], style: {color: colors.soft, fontStyle: 'italic'}},
      {types: ['punctuation', 'operator'], style: {color: colors.soft}},
      {types: ['string', 'char', 'attr-value', 'inserted', 'url'], style: {color: colors.string}},
      {types: ['keyword', 'atrule', 'decorator', 'important'], style: {color: colors.keyword}},
      {types: ['number', 'boolean', 'constant', 'deleted'], style: {color: colors.number}},
      {types: ['function', 'class-name', 'tag', 'property', 'attr-name', 'key'], style: {color: colors.name}},
    ],
  }
}

export const light = theme({
  plain: '#16211c',
  soft: '#54625b',
  string: '#0c6a50',
  keyword: '#7b2d8b',
  number: '#8f4700',
  name: '#1d4f91',
})

export const dark = theme({
  plain: '#e8efeb',
  soft: '#a3b1aa',
  string: '#84dcbe',
  keyword: '#dcaef0',
  number: '#f3b27a',
  name: '#9cc4ff',
})
