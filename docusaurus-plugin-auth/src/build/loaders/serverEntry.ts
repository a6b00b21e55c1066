import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {renderModule} from '../stub.js'

/** Strings only, as for every loader. */
export interface ServerEntryOptions {
  /** The entry that stands in the server's configuration without us. */
  entry: string
  /** File that says what the client's compilation has sealed. */
  manifest: string
}

interface Loader {
  getOptions: () => ServerEntryOptions
  addDependency: (file: string) => void
}

const scriptFile = fileURLToPath(new URL('../../client/early/main.min.txt', import.meta.url))

/** The server's entry: the original one, with the second pass around it. */
export function pitch(this: Loader): string {
  const {entry, manifest} = this.getOptions()
  this.addDependency(scriptFile)
  const script = readFileSync(scriptFile, 'utf8')
  return `import render from ${JSON.stringify(entry)}
import {withSealedText} from ${JSON.stringify(renderModule)}
export default withSealedText(render, ${JSON.stringify({manifest, script})})
`
}

/** Never reached: the entry is made of nothing but this loader's options. */
export default function serverEntry(): string {
  return ''
}
