import {connect, createServer} from 'node:net'
import {Problem} from './problem.ts'

export const PORTS = {site: 3000, service: 3001, api: 8000} as const

/** Refuses to go on when a port is taken, naming every taken one at once. */
export async function requireFreePorts(wanted: Record<string, number>): Promise<void> {
  const taken: string[] = []
  for (const [name, port] of Object.entries(wanted)) {
    if (!(await isFree(port))) taken.push(`${port} (${name})`)
  }
  if (taken.length === 0) return
  const first = Number.parseInt(taken[0] ?? '', 10)
  const look = process.platform === 'win32' ? `netstat -ano | findstr :${first}` : `lsof -i :${first}`
  throw new Problem(
    `${taken.length === 1 ? 'This port is' : 'These ports are'} in use by another program: ${taken.join(', ')}.`,
    `stop that program (\`${look}\` shows it; perhaps this project already runs in another terminal) and start again.`,
  )
}

async function isFree(port: number): Promise<boolean> {
  // Binding alone is not enough: a program on the other loopback address (::1) would still answer the browser.
  return (await canBind(port)) && !(await answers('127.0.0.1', port)) && !(await answers('::1', port))
}

function canBind(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({host, port, timeout: 500})
    const end = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(true))
    socket.once('error', () => end(false))
    socket.once('timeout', () => end(false))
  })
}
