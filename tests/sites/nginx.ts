import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {ensureNginx} from '../../scripts/steps/nginx.ts'
import type {Certificate} from '../harness/https.ts'
import {startProcess} from '../harness/processes.ts'
import {readSource} from '../stories/published.ts'

interface Plan {
  /** Of the docs, where the configuration stands that readers copy. */
  page: string
  certificate: Certificate
  /** What the example names → what this run has. */
  replaced: Record<string, string>
  port: number
  host: string
}

/** Starts a real nginx with the configuration that a page of the docs recommends. */
export async function startNginx({
  page,
  certificate,
  replaced,
  port,
  host,
}: Plan): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'docs-auth-nginx-'))
  const source = (await readSource(page)).toString('utf8')
  const [, example] = /```nginx title="[^"]+"\n([\s\S]+?)\n```/.exec(source) ?? []
  if (!example) throw new Error(`${page} recommends no configuration any more.`)
  const files = {'cert.pem': certificate.cert, 'key.pem': certificate.key}
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  let server = example
    .replace(
      'listen 443 ssl http2;',
      `listen 127.0.0.1:${port} ssl http2;\n    listen 127.0.0.1:${port + 1};`,
    )
    .replace(/(ssl_certificate +)\S+;/, `$1${join(dir, 'cert.pem')};`)
    .replace(/(ssl_certificate_key +)\S+;/, `$1${join(dir, 'key.pem')};`)
  for (const [from, to] of Object.entries(replaced)) {
    if (!server.includes(from)) throw new Error(`${page} does not name ${from} any more.`)
    server = server.replaceAll(from, to)
  }
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  await writeFile(
    join(dir, 'nginx.conf'),
    `daemon off; user root; worker_processes 1; pid ${dir}/nginx.pid; error_log stderr warn;
events {}
http {
${temporary.map((name) => `${name}_temp_path ${dir}/${name};`).join('\n')}
types { text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; image/png png; }
access_log off;
${server}
}`,
  )
  const running = await startProcess({
    name: `nginx-${host}`,
    command: await ensureNginx(),
    args: ['-p', dir, '-c', join(dir, 'nginx.conf')],
    cwd: dir,
    env: {},
    port,
    healthUrl: `http://127.0.0.1:${port + 1}/404.html`,
  })
  return async () => {
    await running.stop()
    await rm(dir, {recursive: true, force: true})
  }
}
