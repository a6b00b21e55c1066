// Below Node 20.19, jiti turns the plugin and all that it imports into CommonJS (see `index.cts`), and fails on libraries that
// are ES modules only, as all that read MDX are. Node itself loads this file, and so what it imports: when it is needed.
exports.readParts = async (...given) => (await import('./read.js')).readParts(...given)
