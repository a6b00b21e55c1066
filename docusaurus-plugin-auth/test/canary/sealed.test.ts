import {describeSealedBuild} from './sealedBuild.js'

// A choice that runs with every `npm test`; `npm run test:matrix` builds all the rest.
describeSealedBuild({bundler: 'rspack', baseUrl: '/base/', metadata: 'hidden'})
describeSealedBuild({bundler: 'webpack', sourceMaps: true, locales: ['en']})
