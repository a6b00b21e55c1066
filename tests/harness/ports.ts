import {createServer} from 'node:net'

/** That many free ports of the loopback interface, all different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({length: count}, () => listen(0)))
  const ports = servers.map((server) => (server.address() as {port: number}).port)
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))))
  return ports
}

/**
 * Refuses a port that somebody holds. Without this, a server left over from another run would answer in place of
 * the one under test, and the tests would be about the wrong program.
 *
 * @throws {Error} naming the port and who wanted it
 */
export async function assertPortFree(port: number, wantedBy: string): Promise<void> {
  try {
    const server = await listen(port)
    await new Promise((done) => server.close(done))
  } catch (error) {
    throw new Error(
      `${wantedBy} needs port ${port}, and another program holds it. Stop that program first.`,
      {
        cause: error,
      },
    )
  }
}

function listen(port: number) {
  const server = createServer()
  return new Promise<typeof server>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })
}
