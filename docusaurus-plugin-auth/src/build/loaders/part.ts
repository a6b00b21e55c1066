import {relative} from 'node:path'
import {aliasedSitePath, posixPath, simpleHash} from '@docusaurus/utils'
import {AuthPluginError} from '../../errors.js'
import {SEALED_CHUNK} from '../../seal/chunks.js'
import {readPartQuery, sealedPartQuery} from '../parts/requests.js'
import {clientModule} from '../stub.js'
import type {Loader} from './context.js'

/**
 * The module that stands in the place of a `<Sealed>`: a function of the page's props, which gives the element that is shown
 * there. The part itself is a chunk of its own, and is not compiled for the server.
 */
export function pitch(this: Loader): string | undefined {
  const part = readPartQuery(this.resourceQuery)
  if (!part) return undefined
  const {isServer, siteDir} = this.getOptions()
  const {access, kind} = part
  const element = `(props) => createElement(SealedPart, ${JSON.stringify({access, kind}).slice(0, -1)}, part, props})`
  const imports = `import {createElement} from 'react'
import {SealedPart} from ${JSON.stringify(clientModule('parts/SealedPart'))}`
  if (isServer) return `${imports}\nconst part = null\nexport default ${element}\n`

  const path = `${aliasedSitePath(this.resourcePath, siteDir)}#${part.id ?? part.index}`
  const chunk = JSON.stringify(SEALED_CHUNK + simpleHash(path, 8))
  const request = this.utils.contextify(this.context, this.resourcePath + sealedPartQuery(part))
  return `${imports}
import {openPart} from ${JSON.stringify(clientModule('parts/openPart'))}
const load = () => import(/* webpackChunkName: ${chunk} */ ${JSON.stringify(request)})
const part = openPart({access: ${JSON.stringify(access)}, chunk: ${this.mode === 'production' ? chunk : 'undefined'}, load})
export default ${element}
`
}

/** MDX looks for a component of that name: so a `<Sealed>` has come in later than this plugin looks for them. */
const UNSEEN = /_missingMdxReference\(\s*["']Sealed["']/

/** Reached with what all other loaders have made of a file. */
export default function part(this: Loader, compiled: string): string {
  if (!UNSEEN.test(compiled)) return compiled
  throw new AuthPluginError(
    'SEALED_UNSEEN',
    posixPath(relative(this.getOptions().siteDir, this.resourcePath)),
  )
}
