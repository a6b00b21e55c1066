// For the reason that stands in `parts/native.cjs`.
exports.readSections = async (...given) => (await import('./sections.js')).readSections(...given)
