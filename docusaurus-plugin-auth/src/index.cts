import plugin = require('./index.js')

// Docusaurus reads plugins through jiti, which turns ES modules into CommonJS with Babel: file by file, at every start.
// What is CommonJS it leaves to Node.js, which from 20.19 on reads ES modules that are required as they are. Where an
// older one refuses, jiti does it after all.
export = plugin
