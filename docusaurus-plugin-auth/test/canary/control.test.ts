import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Built, Site} from '../support/site.js'
import {namesOf, type Sighting, scan} from './scan/scan.js'
import {withoutPlugin} from './site/index.js'

const unprotected = withoutPlugin()

let site: Site
let built: Built
let sightings: Sighting[]

// The positive control: what the search cannot find here, it could not find in a sealed build either.
beforeAll(async () => {
  site = await Site.create(unprotected, 'rspack')
  built = await site.build()
  sightings = scan(built.output)
})
afterAll(() => site.remove())

test('the site builds without the plugin', () => {
  expect(built.exitCode, built.log).toBe(0)
})

test.each(namesOf(scan(Object.entries(unprotected.files))))('%s is found', (name) => {
  expect(namesOf(sightings)).toContain(name)
})
