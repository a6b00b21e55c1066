import {type DefaultTreeAdapterTypes, parseFragment} from 'parse5'

type Element = DefaultTreeAdapterTypes.Element

/** What Docusaurus' server entry makes of a route: the part of it that we read and change. */
export interface Rendered {
  /** All that is inside `#__docusaurus`. */
  html: string
  collectedData: {
    metadata: {
      public: {noIndex: boolean}
      /** Markup, as it goes into the page's template. */
      internal: {htmlAttributes: string; title: string; meta: string; script: string}
    }
    /** For the check for broken links. */
    links: string[]
    anchors: string[]
  }
}

export function titleOf({collectedData: {metadata}}: Rendered): string {
  const title = firstElement(metadata.internal.title)?.childNodes[0]
  return title && 'value' in title ? title.value : ''
}

/** Classes that only the second one gives to `<html>`. */
export function addedClasses(before: Rendered, after: Rendered): string[] {
  const known = classesOf(before)
  return classesOf(after).filter((name) => !known.includes(name))
}

function classesOf({collectedData: {metadata}}: Rendered): string[] {
  const {attrs = []} = firstElement(`<i ${metadata.internal.htmlAttributes}></i>`) ?? {}
  const list = attrs.find(({name}) => name === 'class')?.value ?? ''
  return list.split(/\s+/).filter(Boolean)
}

function firstElement(markup: string): Element | undefined {
  return parseFragment(markup).childNodes.find((node): node is Element => 'tagName' in node)
}
