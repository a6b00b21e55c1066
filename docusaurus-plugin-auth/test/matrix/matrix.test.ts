import {describeSealedBuild, type SealedBuild} from '../canary/sealedBuild.js'

// Pairwise: each two values of any two columns stand together in some row, so that a leak which takes two settings to
// happen is found. All combinations would be 288 builds.
const table = `
  bundler  baseUrl  trailingSlash  metadata  sourceMaps  minify  cache
  rspack   /base/   false          public    no          yes     cold
  rspack   /        undefined      public    no          no      warm
  rspack   /base/   true           hidden    yes         no      warm
  rspack   /        false          hidden    no          no      protected-since
  rspack   /        true           public    no          no      protected-since
  webpack  /        true           hidden    no          yes     cold
  webpack  /        undefined      hidden    yes         no      cold
  webpack  /base/   false          hidden    yes         yes     warm
  webpack  /base/   undefined      public    yes         yes     protected-since
`

for (const row of table.trim().split('\n').slice(1)) {
  const [bundler, baseUrl, trailingSlash, metadata, sourceMaps, minify, cache] = row.trim().split(/\s+/)
  describeSealedBuild({
    bundler,
    baseUrl,
    trailingSlash: trailingSlash === 'undefined' ? undefined : trailingSlash === 'true',
    metadata,
    sourceMaps: sourceMaps === 'yes',
    minify: minify === 'yes',
    cache,
  } as SealedBuild)
}
