import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {Control} from './deployment.ts'

/**
 * The servers live in Vitest's main process, the stories in its workers. This is the line between them: a loopback
 * server that runs one verb of one deployment per request.
 */
export async function serveControl(
  controls: Record<string, Control>,
): Promise<{url: string; close(): Promise<void>}> {
  const server = createServer(async (req, res) => {
    try {
      let body = ''
      for await (const chunk of req) body += chunk
      const {deployment, verb, args} = JSON.parse(body) as Call
      const control = controls[deployment]
      if (!control) throw new Error(`No deployment is named ${deployment}.`)
      // One signature for all verbs: the types are held by `controlOf`, the only caller.
      const act = control[verb].bind(control) as (...args: unknown[]) => Promise<unknown>
      // JSON knows no `undefined`: an argument that was left out arrives as null.
      const given = args.map((argument) => argument ?? undefined)
      res.end(JSON.stringify({result: (await act(...given)) ?? null}))
    } catch (error) {
      res.writeHead(500).end(JSON.stringify({error: String((error as Error).message)}))
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** The same verbs, from a test. */
export function controlOf(url: string, deployment: string): Control {
  const call = async <T>(verb: keyof Control, ...args: unknown[]): Promise<T> => {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify({deployment, verb, args} satisfies Call),
    })
    const answer = (await response.json()) as {result: T} | {error: string}
    if ('error' in answer) throw new Error(`${deployment}, ${verb}: ${answer.error}`)
    return answer.result
  }
  return {
    killService: () => call('killService'),
    startService: () => call('startService'),
    restartService: (env) => call('restartService', env),
    publish: (epoch) => call('publish', epoch),
    sendPolicy: (policy) => call('sendPolicy', policy),
    changeRole: (verb, email, role) => call('changeRole', verb, email, role),
    expireSessions: (email) => call('expireSessions', email),
    countAtEdge: () => call('countAtEdge'),
  }
}

interface Call {
  deployment: string
  verb: keyof Control
  args: unknown[]
}
