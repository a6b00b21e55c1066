import {openDatabase} from '../../src/index.js'

// Opens the directory it is given, says how that went, and keeps it open until killed.
const [, , dataDir = ''] = process.argv
try {
  await openDatabase({dataDir})
  console.log('open')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(`refused ${(error as Error).name} ${(error as Error).message}`)
}
