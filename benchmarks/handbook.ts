import {deflateSync} from 'node:zlib'

const PUBLIC_PAGES = 100
const MEMBERS_PAGES = 50

const WORDS =
  'deploy rotate the signing key before every release and write down who approved it because an audit asks for names not for intentions'.split(
    ' ',
  )

/** The same text every time, no two sentences alike: compressors must not be given presents. */
function sentences(count: number, seed: number): string {
  let state = seed
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  return Array.from({length: count}, () => {
    const words = Array.from(
      {length: 14},
      () => `${WORDS[next(WORDS.length)]}${next(4) === 0 ? next(1000) : ''}`,
    )
    return `${words.join(' ')}.`
  }).join(' ')
}

const filler = (index: number, first: number) =>
  `# Page ${index}\n\n${Array.from({length: 6}, (_, part) => `## Part ${part}\n\n${sentences(12, first + index * 10 + part)}\n`).join('\n')}\n\`\`\`js\nexport const page${index} = ${index}\n\`\`\`\n`

const illustrated = `
import Tabs from '@theme/Tabs'
import TabItem from '@theme/TabItem'

# Incident plan

<p id="benchmark-text" elementtiming="benchmark-text">${sentences(2, 1)}</p>

![The plan](./plan.png)

<Tabs>
  <TabItem value="a" label="First">${sentences(3, 2)}</TabItem>
  <TabItem value="b" label="Second">${sentences(3, 3)}</TabItem>
</Tabs>

\`\`\`ts title="rotate.ts"
${Array.from({length: 20}, (_, line) => `const step${line} = await rotate({key: ${line}, reason: 'drill'})`).join('\n')}
\`\`\`

${Array.from({length: 5}, (_, part) => `## Step ${part}\n\n${sentences(8, 20 + part)}\n`).join('\n')}
`

const long = `
# The whole handbook

<p id="benchmark-text" elementtiming="benchmark-text">${sentences(2, 5)}</p>

${Array.from({length: 12}, (_, part) => `## Chapter ${part}\n\n${sentences(27, 50 + part)}\n`).join('\n')}
`

/** A site of everyday size; everything below `docs/members` is for members where the plugin is used. */
export function handbook(): Record<string, string | Buffer> {
  const pages = (folder: string, count: number, first: number) =>
    Object.fromEntries(
      Array.from({length: count}, (_, index) => [`docs/${folder}/page-${index}.mdx`, filler(index, first)]),
    )
  return {
    'docs/intro.mdx':
      '---\nslug: /\n---\n\n# Start\n\n[The plan](./members/plan.mdx) and [the handbook](./members/long.mdx)\n',
    'docs/members/plan.mdx': illustrated,
    'docs/members/plan.png': noise(100),
    'docs/members/long.mdx': long,
    ...pages('guide', PUBLIC_PAGES, 1_000),
    ...pages('members', MEMBERS_PAGES, 9_000),
  }
}

/** A picture that does not compress: `size` × `size` pixels of noise in PNG (RFC 2083), about 30 kB for 100. */
function noise(size: number): Buffer {
  const rows = Buffer.alloc(size * (size * 3 + 1))
  let state = 7
  for (let at = 0; at < rows.length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    rows[at] = at % (size * 3 + 1) === 0 ? 0 : state >>> 24
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(data.length, 0)
  body.copy(whole, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

function crc32(data: Buffer): number {
  let crc = ~0
  for (const byte of data) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}
