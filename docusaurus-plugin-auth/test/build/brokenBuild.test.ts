import {expect, test} from 'vitest'
import {Site} from '../support/site.js'

const files = {
  'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n',
  'docs/closed.mdx': '---\naccess: staff\n---\n\n# Closed\n\nsecretBody\n',
}
const broken = "export default function Broken() {\n  throw new Error('brokenPage')\n}\n"

// The server bundle lies inside the output, and holds protected pages as they are, until all pages are rendered.
test.each([
  ['a page cannot be rendered', {'src/pages/broken.js': broken}, {}, 1],
  ['it is ended after bundling', {}, {DOCUSAURUS_EXIT_AFTER_BUNDLING: 'true'}, 0],
])('a build leaves no protected text behind when %s', async (_case, more, env, exitCode) => {
  const site = await Site.create({files: {...files, ...more}}, 'rspack')
  site.env = env
  const {exitCode: given, log, output} = await site.build()
  await site.remove()
  expect(given, log).toBe(exitCode)
  if (exitCode === 1) expect(log).toContain('brokenPage')
  expect([...output.keys()]).toContainEqual(expect.stringMatching(/^assets\/js\/sealed-.*\.sealed$/))
  expect(filesWith('secretBody', output)).toEqual([])
})

test('nor when it is stopped, which is no success', async () => {
  const endless = `import {lazy} from 'react'
const Never = lazy(() => new Promise(() => setInterval(() => {}, 1000)))
export default function Endless() {
  return <Never />
}
`
  const site = await Site.create({files: {...files, 'src/pages/endless.js': endless}}, 'rspack')
  for (const [signal, exitCode] of [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    const stopped = await site.stopBuild(signal, 'build/__server/server.bundle.js')
    expect(stopped.exitCode, stopped.log).toBe(exitCode)
    expect(filesWith('secretBody', stopped.output)).toEqual([])
  }
  await site.remove()
})

const filesWith = (text: string, output: Map<string, string>) =>
  [...output].filter(([, content]) => content.includes(text)).map(([file]) => file)
