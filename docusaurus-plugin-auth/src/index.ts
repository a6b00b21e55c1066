import type {LoadContext, Plugin} from '@docusaurus/types'
import {type PluginOptions, toClientOptions} from './options.js'

export default function pluginAuth(_context: LoadContext, options: PluginOptions): Plugin {
  return {
    name: 'docusaurus-plugin-auth',
    contentLoaded: ({actions}) => actions.setGlobalData(toClientOptions(options)),
  }
}

export {validateOptions} from './options.js'
