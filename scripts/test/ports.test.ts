import {type AddressInfo, createServer} from 'node:net'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {requireFreePorts} from '../steps/ports.ts'

const server = createServer()
let port: number

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
})
afterEach(() => new Promise<unknown>((resolve) => server.close(resolve)))

test('names the port that is in use, what wanted it, and the next step', async () => {
  await expect(requireFreePorts({site: port})).rejects.toMatchObject({
    message: expect.stringContaining(`${port} (site)`),
    nextStep: expect.stringMatching(/stop that program/),
  })
})

test('says nothing about a free port', async () => {
  await new Promise<unknown>((resolve) => server.close(resolve))
  await expect(requireFreePorts({site: port})).resolves.toBeUndefined()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
})
