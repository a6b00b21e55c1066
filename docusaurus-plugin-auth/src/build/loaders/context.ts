import {realpathSync} from 'node:fs'
import type {CanonicalAccess} from '../../access/access.js'
import type {MarkdownSyntax} from '../parts/syntax.js'
import {accessFromPolicy} from '../policy.js'

export interface LoaderOptions {
  policy: string
  siteDir: string
  isServer: boolean
  /** Holds functions: loaders run in this process, as Docusaurus' own MDX loader needs them to. */
  markdown: MarkdownSyntax
}

/** The part of a loader's context that webpack and Rspack share and that we use. */
export interface Loader {
  /** Folder of the module being built. */
  context: string
  resourcePath: string
  resourceQuery: string
  mode: 'production' | 'development' | 'none'
  utils: {contextify: (context: string, request: string) => string}
  getOptions: () => LoaderOptions
  addDependency: (file: string) => void
}

/** Access of the module being built, which is built anew when the policy changes. */
export function accessOf(loader: Loader): CanonicalAccess | undefined {
  const {policy, siteDir} = loader.getOptions()
  loader.addDependency(policy)
  // The policy knows files by their real path; a site may tell its bundler not to follow links.
  return accessFromPolicy(policy, siteDir, realpathSync(loader.resourcePath))
}
