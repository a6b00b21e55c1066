import type {ComponentType} from 'react'

/** A page as Docusaurus knows it: a component that carries `toc`, `metadata` and the like as properties. */
export type PageComponent = ComponentType<Record<string, unknown>> & Record<string, unknown>

/** What `import()` of a page gives. */
export type PageModule = {default: PageComponent} & Record<string, unknown>

/**
 * A page's module as Docusaurus hands it to the theme: the default export with the named ones as properties.
 *
 * Of the real page, `metadata` still is what the public may know of it, because content plugins never see more. Title,
 * description and front matter come from the page itself. Pure, because the server renders pages with it, too: both must
 * come to the same.
 */
export function adapt({default: component, ...named}: PageModule): PageComponent {
  return Object.assign(component, named, metadataOf(named))
}

function metadataOf({metadata, frontMatter, contentTitle}: Record<string, unknown>): object {
  // Pages in React have neither.
  if (!isRecord(metadata) || !isRecord(frontMatter)) return {}
  const title = frontMatter.title ?? contentTitle ?? metadata.title
  const description = frontMatter.description ?? metadata.description
  // A copy: the stub shares the object, and must go on knowing no more than the public.
  return {metadata: {...metadata, title, description, frontMatter}}
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
