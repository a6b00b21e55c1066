// Starts the built app in production, in one process, and says when it answers: `next start` with another last word.
import {createServer} from 'node:http'
import {fileURLToPath} from 'node:url'
import next from 'next'

const server = createServer({keepAliveTimeout: 65_000})
const port = Number(process.env.PORT)
const dir = fileURLToPath(new URL('.', import.meta.url))
const app = next({dev: false, dir, hostname: '127.0.0.1', port, httpServer: server})
await app.prepare()
server.on('request', app.getRequestHandler())
server.listen(port, '127.0.0.1', () => console.log(`peers ready on http://127.0.0.1:${port}`))
