import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {execa} from 'execa'
import type {Deployment} from './deployment.ts'
import {siteDir} from './paths.ts'

const docusaurus = join(siteDir, 'node_modules/@docusaurus/core/bin/docusaurus.mjs')
const throughEdge = join(import.meta.dirname, 'through-edge.mjs')

export interface Diagnosis {
  exitCode: number | undefined
  /** Code of each finding that is not in order, with the lines that it wants changed. */
  wrong: string[][]
  /** Codes of what is in order. */
  inOrder: string[]
}

interface Finding {
  level: 'ok' | 'warning' | 'problem'
  code: string
  change?: {line: string}[]
}

/** `docusaurus auth:doctor`, as the author of the deployment's site runs it. */
export async function doctor({origins, edge}: Deployment): Promise<Diagnosis> {
  const dir = await mkdtemp(join(tmpdir(), 'docs-auth-doctor-'))
  try {
    const authority = join(dir, 'edge.pem')
    if (edge) await writeFile(authority, edge.cert)
    const {exitCode, stdout} = await execa(process.execPath, [docusaurus, 'auth:doctor', '--json'], {
      cwd: siteDir,
      env: {
        SITE_URL: origins.docs,
        AUTH_URL: origins.auth,
        ...(edge && {
          NODE_EXTRA_CA_CERTS: authority,
          NODE_OPTIONS: `--import=${throughEdge}`,
          TEST_EDGE_PORT: String(edge.port),
        }),
      },
      reject: false,
    })
    const {findings} = JSON.parse(stdout.slice(stdout.indexOf('{'))) as {findings: Finding[]}
    const isOk = ({level}: Finding) => level === 'ok'
    return {
      exitCode,
      wrong: findings
        .filter((finding) => !isOk(finding))
        .map(({code, change = []}) => [code, ...change.map(({line}) => line)]),
      inOrder: findings.filter(isOk).map(({code}) => code),
    }
  } finally {
    await rm(dir, {recursive: true, force: true})
  }
}
