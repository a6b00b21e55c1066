import type {TestProject} from 'vitest/node'
import {startDocs} from './docs'
import {startService} from './service'

/** One service and one documentation site for all files of this project. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const docs = await startDocs()
  const service = await startService(docs.url, {DATABASE_DRIVER: 'pglite', AUTH_CROSS_SITE: `${docs.url}/`})
  project.provide('docsUrl', docs.url)
  project.provide('serviceUrl', service.url)
  return async () => {
    await service.stop()
    await docs.stop()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    docsUrl: string
    serviceUrl: string
  }
}
