// Docusaurus loads plugins through jiti, which turns everything that is imported into CommonJS and fails on libraries that
// are ES modules only, as all that read MDX are. Node itself loads this file, and so what it imports.
exports.readParts = async (...given) => (await import('./read.js')).readParts(...given)
