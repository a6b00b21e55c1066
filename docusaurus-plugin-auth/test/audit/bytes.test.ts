import {expect, test} from 'vitest'
import {ByteProbes} from '../../src/audit/search/bytes.js'
import {plan} from './fixtures/harbour.js'

const searchFor = (bytes: Uint8Array) => {
  const probes = new ByteProbes()
  return {isCheckable: probes.add(7, 'docs/plan.png', bytes), find: (text: Uint8Array) => probes.find(text)}
}

test('a copy is found, also inside of something else', () => {
  const {isCheckable, find} = searchFor(plan)
  expect(isCheckable).toBe(true)
  const found = [{page: 7, file: 'docs/plan.png'}]
  expect(find(plan)).toEqual(found)
  expect(find(Buffer.concat([Buffer.from('tar header'), plan, Buffer.from('end')]))).toEqual(found)
})

test('another file with the same beginning is not', () => {
  const {find} = searchFor(plan)
  expect(find(plan.subarray(0, plan.length / 2))).toEqual([])
  expect(find(Buffer.alloc(plan.length, 1))).toEqual([])
})

test('what says too little to be told from others is not looked for', () => {
  expect(searchFor(Buffer.alloc(4096)).isCheckable).toBe(false)
  expect(searchFor(plan.subarray(0, 31)).isCheckable).toBe(false)
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>')
  expect(searchFor(drawing).isCheckable).toBe(false)
})
