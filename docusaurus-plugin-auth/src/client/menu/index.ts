// The root of a chunk of its own: see `onDemand.ts`, which alone may import this file.
export {ListEntries} from './ListEntries.js'
export {Menu} from './Menu.js'
