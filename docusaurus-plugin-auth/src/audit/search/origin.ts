import {existsSync} from 'node:fs'
import {join} from 'node:path'
import type {AuditedSite} from '../site.js'
import type {Find} from './search.js'

export interface Origin {
  /** Who has probably put it there. */
  by: string
  remedy: string
}

const rules: [file: RegExp, origin: Origin][] = [
  [
    /(^|\/)llms[^/]*\.(txt|json)$|\.mdx?$/i,
    {
      by: 'a plugin that writes Markdown for language models (llms.txt): it reads source files itself',
      remedy:
        'Name the page in the ignore list of that plugin (ignoreFiles in docusaurus-plugin-llms), or remove the plugin.',
    },
  ],
  [
    /(^|\/)(rss\.xml|atom\.xml|feed\.json)$/i,
    {
      by: 'a feed',
      remedy:
        "Look for 'feedOptions.createFeedItems' in the config, or a plugin that makes feeds of its own: it must not read the source of this page.",
    },
  ],
  [
    /(^|\/)((search|lunr)[^/]*\.json|search-index[^/]*|pagefind\/.*)$/i,
    {
      by: 'a search index',
      remedy:
        'Let the search plugin index the built HTML, not source files, or name the page among those it ignores.',
    },
  ],
  [
    /\.map$/i,
    {
      by: 'a source map',
      remedy: "Turn off source maps ('devtool: false') where a plugin of the site has turned them on.",
    },
  ],
  [
    /(^|\/)assets\/(images|files|medias)\//i,
    {
      by: 'a public page or component that refers to the same file',
      remedy: 'Remove the reference from the public page, or use another file there.',
    },
  ],
  [
    /(^|\/)assets\/js\/|\.([cm]?js|css)$/i,
    {
      by: 'a public module that holds the same text, or a plugin that compiles sources by a loader of its own',
      remedy:
        'Search the sources and the data that plugins generate for these words, and take them out of what public pages import.',
    },
  ],
  [
    /\.html?$/i,
    {
      by: 'a page that repeats the text without having it from its own source: generated, or fetched while building',
      remedy:
        "Protect that page as well ('access' in its front matter, or a rule), or take the words out of it.",
    },
  ],
  [
    /\.(xml|json|txt|csv)$/i,
    {by: 'a plugin that writes data', remedy: 'Let that plugin leave the page out, or remove it.'},
  ],
  [
    /\.(zip|t?gz|br|tar|epub|docx)$/i,
    {
      by: 'a plugin or script that packs sources',
      remedy: 'Leave the page out of the archive, or keep the archive out of the output.',
    },
  ],
]

const somebody: Origin = {
  by: 'a plugin or a script that runs after the build',
  remedy: 'Find out who writes this file, and let them leave the page out.',
}

const secret = {
  remedy:
    'Make a new secret at once (openssl rand -base64 32), set it at the build and at the auth service, and find out who wrote the old one into this file. It opens every protected page.',
}

/** Where text in the output has probably come from, and what its author can do. */
export function originOf(
  {kind, file}: Pick<Find, 'kind' | 'file'>,
  {siteDir, staticDirectories}: AuditedSite,
): Origin {
  const inStatic = staticDirectories.find((dir) => existsSync(join(siteDir, dir, file)))
  const told = inStatic
    ? fromStatic(inStatic, file)
    : (rules.find(([pattern]) => pattern.test(file))?.[1] ?? somebody)
  return kind === 'content secret' ? {...told, ...secret} : told
}

function fromStatic(dir: string, file: string): Origin {
  return {
    by: `${dir}/${file}, which Docusaurus copies as it is: static files are public`,
    remedy: `Move ${dir}/${file} next to the page and refer to it by a relative path: then it is sealed with the page.`,
  }
}
