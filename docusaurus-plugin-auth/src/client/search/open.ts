import {type SearchIndex, type SearchPage, searchFile} from '../../seal/search.js'
import {admits} from '../access.js'
import {clientOptions} from '../options.js'
import {fetchSealed, openFile} from '../sealed/chunks.js'
import {SealedError} from '../sealed/failure.js'
import {keysOf} from '../sealed/load.js'
import {session} from '../session/index.js'
import {knownSession} from '../session/state.js'
import {createEngine, type Engine} from './engine.js'

let opened: {owner: string; engine: Promise<Engine>} | undefined

session.subscribe(() => {
  const known = knownSession(session.read())
  // A service that is away takes nothing away.
  if (known !== undefined && known?.session.id !== opened?.owner) opened = undefined
})

/**
 * Everything that this reader may search, in memory only, and only as long as they are signed in.
 *
 * @throws SessionError when the service could not be asked.
 * @throws SealedError
 */
export function openIndex(): Promise<Engine> {
  const known = knownSession(session.read())
  const owner = known?.session.id ?? ''
  if (opened?.owner === owner) return opened.engine
  const engine = openAll()
  opened = {owner, engine}
  // Asked again, it is tried again.
  engine.catch(() => {
    if (opened?.engine === engine) opened = undefined
  })
  return engine
}

async function openAll(): Promise<Engine> {
  const reader = knownSession(session.read()) ?? null
  const mine = clientOptions().accesses.filter((access) => admits(access, reader))
  const pages = await Promise.all(mine.map(pagesOf))
  return createEngine(pages.flat(), document.documentElement.lang)
}

async function pagesOf(access: string): Promise<SearchPage[]> {
  const address = new URL(clientOptions().site).pathname + searchFile(access)
  // The name does not change with the content: ask whether it is still the same.
  const [keys, file] = await Promise.all([keysOf(access), fetchSealed(address, {cache: 'no-cache'})])
  // The role has gone meanwhile.
  if (keys.length === 0) return []
  const bytes = await openFile({address, access, file, keys})
  const index = JSON.parse(new TextDecoder().decode(bytes)) as SearchIndex
  if (index.version !== 1) throw new SealedError('outdated', `${address} is of another version of the site.`)
  return index.pages
}
