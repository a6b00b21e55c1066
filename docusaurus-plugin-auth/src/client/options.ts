import globalData from '@generated/globalData'
import type {ClientOptions} from '../options.js'

/**
 * What the plugin tells the browser. Read from the generated module rather than `usePluginData`, because
 * the session store lives outside React; Docusaurus' own context holds this very object.
 *
 * @throws Error when the site imports our client code but does not list the plugin.
 */
export function clientOptions(): ClientOptions {
  const options = globalData['docusaurus-plugin-auth']?.default
  if (!options) {
    throw new Error(
      "docusaurus-plugin-auth/client needs ['docusaurus-plugin-auth', {authUrl: …}] in 'plugins' of the Docusaurus config.",
    )
  }
  return options as ClientOptions
}
