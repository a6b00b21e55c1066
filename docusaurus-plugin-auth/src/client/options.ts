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
      "docusaurus-plugin-auth/client is used, but the plugin is not in 'plugins' of the Docusaurus config. " +
        "Add ['docusaurus-plugin-auth', {authUrl: 'https://auth.example.com'}] there.",
    )
  }
  return options as ClientOptions
}
