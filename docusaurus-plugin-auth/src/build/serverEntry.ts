import {fileURLToPath} from 'node:url'
import type {Plugin} from '@docusaurus/types'
import {AuthPluginError} from '../errors.js'
import type {ServerEntryOptions} from './loaders/serverEntry.js'
import {renderModule} from './stub.js'

type Configuration = Parameters<NonNullable<Plugin['configureWebpack']>>[0]
type Rules = NonNullable<NonNullable<Configuration['module']>['rules']>

const QUERY = '?entry'

/**
 * Puts the second rendering pass around Docusaurus' server entry, or around what another plugin has made of it. The entry
 * is a module of ours, of which the loader keeps nothing but the name.
 */
export function aroundServerEntry(
  {entry}: Configuration,
  manifest: string,
): {entry: NonNullable<Configuration['entry']>; rules: Rules} {
  const main = typeof entry === 'object' && 'main' in entry ? entry.main : undefined
  if (typeof main !== 'string') throw new AuthPluginError('SERVER_ENTRY_UNKNOWN', entry)
  const options: ServerEntryOptions = {entry: main, manifest}
  const loader = fileURLToPath(new URL('loaders/serverEntry.js', import.meta.url))
  return {
    entry: {main: renderModule + QUERY},
    rules: [
      {
        resource: renderModule,
        resourceQuery: /^\?entry$/,
        enforce: 'pre',
        use: [{loader, options: {...options}}],
      },
    ],
  }
}
