import {teaser} from '../canary.js'

/** Writes everything that Docusaurus' content plugins know into the output: an llms.txt maker that is thorough. */
const contentDump = `
const {mkdir, writeFile} = require('node:fs/promises')
const {join} = require('node:path')

module.exports = function contentDump() {
  let known
  return {
    name: 'content-dump',
    allContentLoaded({allContent}) {
      known = allContent
    },
    async postBuild({outDir, routes, routesPaths, siteConfig, plugins}) {
      await mkdir(outDir, {recursive: true})
      const options = plugins.map(({name, options}) => ({name, options}))
      await writeFile(join(outDir, 'llms.txt'), JSON.stringify({known, routes, routesPaths, siteConfig, options}))
    },
  }
}
`

/** Source maps in production, as sites with error tracking publish them. */
const sourceMaps = `
module.exports = function sourceMaps() {
  return {
    name: 'source-maps',
    configureWebpack: () => ({devtool: 'source-map'}),
  }
}
`

/** Who wrote a file last, as Git would say; the site is in no repository. */
const vcs = `
exports.default = {
  initialize() {},
  getFileCreationInfo: async (file) => null,
  async getFileLastUpdateInfo(file) {
    const author = /handbook|book|keys|closed|about|team/.test(file) ? '${teaser('GitAuthor')}' : 'openbirdAuthor'
    return {author, timestamp: 1735700000000}
  },
}
`

export const plugins = {
  'plugins/contentDump.js': contentDump,
  'plugins/sourceMaps.js': sourceMaps,
  'vcs.js': vcs,
}
