import {onTestFinished, vi} from 'vitest'
import {seal} from '../../../src/build/seal.js'
import {deriveContentKey} from '../../../src/seal/keys.js'
import {aSession} from '../../../src/testing/index.js'
import {giveHint} from './reader.js'
import {type Service, startService} from './service.js'
import {visit} from './visit.js'

/** Chunks of two pages. */
export const page = 'sealed-00000001'
export const other = 'sealed-00000002'

/** A reader's visit to a site with a sealed page, published as it should be. */
export async function sealedSite({
  prepare = (_: Service): unknown => undefined,
  staticHtml = false,
  roles = ['staff'],
} = {}) {
  const service = await startService()
  service.session = aSession({roles})
  giveHint()
  await publish(service, {chunk: page})
  await prepare(service)
  const ran = runtime(service)
  return {service, ran, ...(await visit(service, {staticHtml}))}
}

export const keyRequests = ({requests}: Service) =>
  requests.filter((request) => request.includes('/docs/keys'))
export const sessionRequests = ({requests}: Service) =>
  requests.filter((request) => request.includes('/get-session'))

/**
 * Gives this document what the bundler and the browser would: the runtime that knows files, and scripts that run.
 *
 * @returns Texts of the chunks that were opened and run, in their order.
 */
function runtime({options}: Service): string[] {
  const ran: string[] = []
  const {origin} = new URL(options.apiUrl)
  vi.stubGlobal('__webpack_require__', {gca: (chunk: string) => `${origin}/assets/js/${chunk}.0123abcd.js`})
  vi.doMock('../../../src/client/sealed/blobScript.js', () => ({
    runScript: async (code: Uint8Array) => void ran.push(new TextDecoder().decode(code)),
  }))
  onTestFinished(() => void vi.doUnmock('../../../src/client/sealed/blobScript.js'))
  return ran
}

export interface SealedFile {
  chunk: string
  access?: string
  secret?: string
}

/** A sealed chunk, as the build makes it. */
export async function sealedFile(
  {options, secrets}: Service,
  {chunk, access = 'signed-in', secret = secrets[0] ?? ''}: SealedFile,
): Promise<Buffer> {
  const label = {site: options.site, epoch: options.epoch, access, name: `${chunk}.0123abcd.sealed`}
  const key = await deriveContentKey({secret, ...label})
  return Buffer.from(seal(key, label, new TextEncoder().encode(`code of ${chunk}`)))
}

/** Puts bytes where the sealed file of a chunk is looked for. */
export function host(service: Service, chunk: string, body: Buffer | string, status = 200): void {
  service.files.set(`/assets/js/${chunk}.0123abcd.sealed`, (response) => {
    response.writeHead(status, {'content-type': 'application/octet-stream'}).end(body)
  })
}

/** The site as it should be: the file is there and right. */
export async function publish(service: Service, file: SealedFile): Promise<void> {
  host(service, file.chunk, await sealedFile(service, file))
}
