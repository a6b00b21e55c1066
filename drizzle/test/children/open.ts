import {type Driver, openDatabase} from '../../src/index.js'

// Opens a server's database without contacting it.
const [, , driver] = process.argv
const database = await openDatabase({
  driver: driver as Driver,
  url: 'postgres://user:password@127.0.0.1:1/nowhere',
  dataDir: 'unused',
})
console.log(`open ${database.driver}`)
await database.close()
