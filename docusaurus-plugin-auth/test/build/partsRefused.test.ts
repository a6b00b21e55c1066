import {describe, expect, test} from 'vitest'
import {readParts} from '../../src/build/parts/read.js'
import {findSyntax} from '../../src/build/parts/syntax.js'
import {type Built, Site, withAuth} from '../support/site.js'

const markdown = {format: 'mdx', mdx1Compat: {comments: true, admonitions: true, headingIds: true}}
const syntax = findSyntax({markdown, presets: [], plugins: []} as never)

/** What is wrong with a file, as `CODE line`. */
function problemsIn(source: string, frontMatter = {}): string[] {
  const file = {filePath: '/site/docs/page.mdx', fileName: 'docs/page.mdx', source, frontMatter}
  const {problems} = readParts(file, syntax)
  return problems.map(({code, message}) => `${code} ${/docs\/page\.mdx:(\d+)/.exec(message)?.[1]}`)
}

describe('a <Sealed> that could not be sealed soundly is refused', () => {
  test.each([
    [
      'inside another one',
      '<Sealed access="signed-in">\n\na\n\n<Sealed access="staff">b</Sealed>\n\n</Sealed>',
      'SEALED_NESTED 5',
    ],
    [
      'inside another one, within a line',
      'a <Sealed access="signed-in">b <Sealed access="staff">c</Sealed></Sealed>',
      'SEALED_NESTED 1',
    ],
    ['in an expression', 'a\n\n{true && <Sealed access="staff">b</Sealed>}', 'SEALED_PLACE 3'],
    [
      'in an expression within a line',
      'a {[1].map(() => <Sealed access="staff">b</Sealed>)}',
      'SEALED_PLACE 1',
    ],
    [
      'in an expression inside a part',
      '<Sealed access="staff">\n{<Sealed access="staff">b</Sealed>}\n</Sealed>',
      'SEALED_PLACE 2',
    ],
    ['in a prop', '<Card footer={<Sealed access="staff">b</Sealed>}>a</Card>', 'SEALED_PLACE 1'],
    [
      'in a prop that is spread',
      '<Card {...{footer: <Sealed access="staff">b</Sealed>}}>a</Card>',
      'SEALED_PLACE 1',
    ],
    ['in an export', 'export const Box = () => <Sealed access="staff">b</Sealed>\n\na', 'SEALED_PLACE 1'],
    ['in a heading', '# Title\n\n## Price <Sealed access="staff">40</Sealed>', 'SEALED_PLACE 3'],
    ['in a blockquote', '> <Sealed access="staff">\n> b\n> </Sealed>', 'SEALED_PLACE 1'],
    ['in a list in a blockquote', '> - a <Sealed access="staff">b</Sealed>', 'SEALED_PLACE 1'],
    ['in a footnote', 'a[^1]\n\n[^1]: b <Sealed access="staff">c</Sealed>', 'SEALED_PLACE 3'],
    ['in a link', '[a <Sealed access="staff">b</Sealed>](./other.md)', 'SEALED_PLACE 1'],
    ['in a link of JSX', '<a href="/">a <Sealed access="staff">b</Sealed></a>', 'SEALED_PLACE 1'],
    [
      'in the title of an admonition',
      ':::note[a <Sealed access="staff">b</Sealed>]\n\nc\n\n:::',
      'SEALED_PLACE 1',
    ],
    [
      'in an old title of an admonition',
      ':::note a <Sealed access="staff">b</Sealed>\n\nc\n\n:::',
      'SEALED_PLACE 1',
    ],
    [
      'in a block of mdx-code-block',
      '```mdx-code-block\n<Sealed access="staff">\nb\n</Sealed>\n```',
      'SEALED_PLACE 1',
    ],
    ['without access', 'a\n\n<Sealed>b</Sealed>', 'SEALED_ACCESS 3'],
    ['with an access without value', '<Sealed access>b</Sealed>', 'SEALED_ACCESS 1'],
    [
      'with an access that is computed',
      'export const who = "staff"\n\n<Sealed access={who}>b</Sealed>',
      'SEALED_ACCESS 3',
    ],
    ['with a list that is computed', '<Sealed access={["staff", who]}>b</Sealed>', 'SEALED_ACCESS 1'],
    ['with a template', '<Sealed access={`staff`}>b</Sealed>', 'SEALED_ACCESS 1'],
    ['with a misspelt access', '<Sealed access="Staff">b</Sealed>', 'SEALED_ACCESS 1'],
    ['with two roles in one text', '<Sealed access="staff, partner">b</Sealed>', 'SEALED_ACCESS 1'],
    ['for everybody', '<Sealed access="public">b</Sealed>', 'SEALED_ACCESS 1'],
    ['with an unknown attribute', '<Sealed access="staff" roles="partner">b</Sealed>', 'SEALED_ATTRIBUTE 1'],
    ['with an attribute twice', '<Sealed access="staff" access="signed-in">b</Sealed>', 'SEALED_ATTRIBUTE 1'],
    ['with a malformed id', '<Sealed access="staff" id="a b">b</Sealed>', 'SEALED_ATTRIBUTE 1'],
    ['with an id that is computed', '<Sealed access="staff" id={1}>b</Sealed>', 'SEALED_ATTRIBUTE 1'],
    ['that is closed at once', 'a\n\n<Sealed access="staff" />\n\nb', 'SEALED_EMPTY 3'],
    ['that holds nothing', '<Sealed access="staff">\n\n</Sealed>\n\nb', 'SEALED_EMPTY 1'],
    ['in small letters', '<sealed access="staff">b</sealed>', 'SEALED_NAME 1'],
    ['that is imported', "import {Sealed} from 'docusaurus-plugin-auth/client'\n\na", 'SEALED_NAME 1'],
    [
      'that is imported by another name',
      'import {Sealed as S} from \'docusaurus-plugin-auth/client\'\n\n<S access="staff">b</S>',
      'SEALED_NAME 1',
    ],
    ['that gets another name', 'export const S = Sealed\n\n<S access="staff">b</S>', 'SEALED_NAME 1'],
    ['that is somebody else’s', 'export const Sealed = ({children}) => children\n\na', 'SEALED_NAME 1'],
    [
      'with an id that is taken',
      '<Sealed access="staff" id="a">b</Sealed>\n\nc\n\n<Sealed access="staff" id="a">d</Sealed>',
      'SEALED_ID 5',
    ],
    [
      'with a link definition that others use',
      '[a][ref]\n\n<Sealed access="staff">\nb\n\n[ref]: ./b.md\n</Sealed>',
      'SEALED_SHARED 6',
    ],
    [
      'with an import that others use',
      '<Sealed access="staff">\nimport X from "./x.js"\n\nb\n</Sealed>\n\n<X />',
      'SEALED_SHARED 2',
    ],
    [
      'with a footnote, within a line',
      'a <Sealed access="staff">b[^1]</Sealed>\n\n[^1]: c',
      'SEALED_FOOTNOTE 1',
    ],
    [
      'with the end of a preview',
      '<Sealed access="staff">\n\na\n\n{/* truncate */}\n\nb\n</Sealed>',
      'SEALED_TRUNCATE 5',
    ],
    [
      'with the end of a preview in HTML',
      '<Sealed access="staff">\n\na\n\n<!-- truncate -->\n\nb\n</Sealed>',
      'SEALED_TRUNCATE 5',
    ],
    [
      'in a file that cannot be read',
      'a\n\n{oh no}\n\n<Sealed access="staff">b</Sealed>',
      'SEALED_UNREADABLE 3',
    ],
    ['that is not closed', 'a\n\n<Sealed access="staff">\n\nb', 'SEALED_UNREADABLE 3'],
  ])('%s', (_, source, problem) => {
    expect(problemsIn(source)).toEqual([problem])
    // Line ends of Windows, and lines above it, change nothing but the number.
    expect(problemsIn(source.replaceAll('\n', '\r\n'))).toEqual([problem])
    const [code, line] = problem.split(' ')
    expect(problemsIn(`---\ntitle: x\n---\n\n${source}`)).toEqual([`${code} ${Number(line) + 4}`])
  })

  test('all that is wrong with a file is told at once', () => {
    const source =
      '# <Sealed>a</Sealed>\n\n<Sealed access="Staff" />\n\n{<Sealed access="staff">b</Sealed>}\n'
    expect(problemsIn(source)).toEqual([
      'SEALED_PLACE 1',
      'SEALED_ACCESS 1',
      'SEALED_ACCESS 3',
      'SEALED_EMPTY 3',
      'SEALED_PLACE 5',
    ])
  })

  test.each([
    ['code', '`<Sealed access="staff">a</Sealed>`\n\n```mdx\n<Sealed>\n```'],
    ['comments', '{/* <Sealed>a</Sealed> */}\n\n<!-- <Sealed>a</Sealed> -->'],
    ['text', 'Sealed is a word, and \\<Sealed> is escaped.'],
    ['a marker in code inside a part', '<Sealed access="staff">\n```\n<!-- truncate -->\n```\n</Sealed>'],
  ])('in %s it means nothing', (_, source) => {
    expect(problemsIn(source)).toEqual([])
  })

  test('a file without a tag that cannot be read is left to those who compile it', () => {
    expect(problemsIn('Sealed {oh no}')).toEqual([])
  })

  test('a file is read with the syntax that remark plugins of the site add', () => {
    // As mathematics do, this one takes braces for text.
    function literalBraces(this: {data(): {micromarkExtensions?: unknown[]}}) {
      const data = this.data()
      data.micromarkExtensions = [
        ...(data.micromarkExtensions ?? []),
        {disable: {null: ['mdxFlowExpression', 'mdxTextExpression']}},
      ]
    }
    const presets = [['classic', {docs: {remarkPlugins: [literalBraces]}}]]
    const file = {filePath: 'a.mdx', fileName: 'a.mdx', frontMatter: {}}
    const source = 'a {oh no}\n\n<Sealed access="staff">{b c}</Sealed>'
    const read = readParts({...file, source}, findSyntax({markdown, presets, plugins: []} as never))
    expect(read.problems).toEqual([])
    expect(read.publicText()).toBe('a {oh no}\n\n')
    expect(read.partText(0)).toBe('\n\n<>{b c}</>')
  })

  test('plain Markdown has no components: there its tags would be HTML around public text', () => {
    const plain = {mdx: {format: 'md'}}
    expect(problemsIn('a\n\n<Sealed access="staff">\n\nb\n\n</Sealed>', plain)).toEqual([
      'SEALED_MARKDOWN 3',
      'SEALED_MARKDOWN 7',
    ])
    expect(problemsIn('a <Sealed access="staff">b</Sealed>', plain)).toContain('SEALED_MARKDOWN 1')
    expect(problemsIn('`<Sealed>` and\n\n    <Sealed>\n', plain)).toEqual([])
  })
})

describe('docusaurus build', () => {
  const sealed = (body: string) => `# Title\n\n<Sealed access="staff">${body}</Sealed>\n`

  async function buildWith(files: Record<string, string>, config = {}, env = {}): Promise<Built> {
    const site = await Site.create(
      {
        files: {'docs/index.mdx': '---\nslug: /\n---\n\n# Welcome\n', ...files},
        config: {plugins: [withAuth()], ...config},
      },
      'rspack',
    )
    Object.assign(site.env, env)
    try {
      return await site.build()
    } finally {
      await site.remove()
    }
  }

  function expectRefused({exitCode, log, output}: Built, ...told: (string | RegExp)[]): void {
    expect(exitCode, log).toBe(1)
    for (const one of told) expect(log).toMatch(one)
    expect([...output.values()].join('')).not.toContain('secretText')
  }

  test('tells file, line and remedy of everything that is wrong in every page', async () => {
    const built = await buildWith({
      'docs/one.mdx':
        '# One\n\n> <Sealed access="staff">secretText</Sealed>\n\n<Sealed>secretText</Sealed>\n',
      'docs/two.mdx': '---\naccess: staff\n---\n\n<Sealed access="partner">secretText</Sealed>\n',
    })
    expectRefused(
      built,
      /\[docusaurus-plugin-auth SEALED_PLACE\] docs\/one\.mdx:3: <Sealed> cannot stand in a blockquote/,
      /\[docusaurus-plugin-auth SEALED_ACCESS\] docs\/one\.mdx:5: 'access' of <Sealed> cannot be understood: it is missing/,
      /\[docusaurus-plugin-auth SEALED_CONFLICT\] docs\/two\.mdx:5: <Sealed> is for partner, but stands in a page for staff/,
      'What to do: Write access="signed-in"',
    )
    expect([...built.output.keys()]).toEqual([])
  })

  test('refuses a partial, which only the bundler reads', async () => {
    const built = await buildWith({
      'docs/page.mdx': "import Part from './_part.mdx'\n\n# Page\n\n<Part />\n",
      'docs/_part.mdx': 'a\n\n## b <Sealed access="staff">secretText</Sealed>\n',
    })
    expectRefused(built, /SEALED_PLACE\] docs\/_part\.mdx:3: <Sealed> cannot stand in a heading/)
  })

  test('refuses a part that would open to more readers than the page around it', async () => {
    const built = await buildWith({
      'docs/page.mdx': "---\naccess: staff\n---\n\nimport Part from './_part.mdx'\n\n# Page\n\n<Part />\n",
      'docs/_part.mdx': 'a\n\n<Sealed access="signed-in">secretText</Sealed>\n',
    })
    expectRefused(
      built,
      /SEALED_LOOSER\] docs\/_part\.mdx: <Sealed> is for signed-in, but only pages for staff show that file/,
    )
  })

  test('refuses a translation in which a part has lost its tags', async () => {
    const french = 'i18n/fr/docusaurus-plugin-content-docs/current'
    const two = `${sealed('a')}\n<Sealed access="staff">b</Sealed>\n`
    const built = await buildWith(
      {
        'docs/page.mdx': `import Part from './_part.mdx'\n\n${two}\n<Part />\n`,
        'docs/_part.mdx': sealed('c'),
        'docs/whole.mdx': sealed('d'),
        'docs/same.mdx': two,
        [`${french}/page.mdx`]: `import Part from './_part.mdx'\n\n${sealed('a')}\nsecretText\n\n<Part />\n`,
        [`${french}/_part.mdx`]: 'secretText\n',
        [`${french}/whole.mdx`]: '---\naccess: staff\n---\n\nsecretText\n',
        [`${french}/same.mdx`]: two,
      },
      {i18n: {defaultLocale: 'en', locales: ['en', 'fr']}},
    )
    expectRefused(
      built,
      /SEALED_UNTRANSLATED\] i18n\/fr\/.+\/page\.mdx has 1 <Sealed access="staff">, and docs\/page\.mdx, .+, has 2 \(line 5, 7\)/,
      /SEALED_UNTRANSLATED\] i18n\/fr\/.+\/_part\.mdx has 0 <Sealed access="staff">, and docs\/_part\.mdx/,
    )
    expect(built.log).not.toMatch(/UNTRANSLATED\] \S+(whole|same)\.mdx/)
  })

  test('refuses .md that is read as plain Markdown', async () => {
    const built = await buildWith({'docs/plain.md': sealed('secretText')}, {markdown: {format: 'detect'}})
    expectRefused(built, /SEALED_MARKDOWN\] docs\/plain\.md:3/)
  })

  test('needs the secret when nothing but a part of a page, or of a partial, is sealed', async () => {
    const env = {AUTH_CONTENT_SECRET: undefined}
    expectRefused(await buildWith({'docs/page.mdx': sealed('secretText')}, {}, env), 'SECRET_MISSING')
    const withPartial = {
      'docs/page.mdx': "import Part from './_part.mdx'\n\n# Page\n\n<Part />\n",
      'docs/_part.mdx': sealed('secretText'),
    }
    expectRefused(await buildWith(withPartial, {}, env), 'SECRET_MISSING')
  })

  test('refuses parts that a preprocessor writes, and those of scripts', async () => {
    const preprocessor = `({fileContent}) => fileContent.replace('PART', '<Sealed access="staff">secretText</Sealed>')`
    const files = {
      'docs/page.mdx': '# Page\n\nPART\n',
      'markdown.js': `exports.default = {preprocessor: ${preprocessor}}\n`,
    }
    expectRefused(
      await buildWith(files, {markdown: 'require:./markdown.js'}),
      /SEALED_UNSEEN\] docs\/page\.mdx/,
    )
    const page =
      'import {Sealed} from \'docusaurus-plugin-auth/client\'\nexport default () => <Sealed access="staff">secretText</Sealed>\n'
    expectRefused(await buildWith({'src/pages/team.js': page}), /SEALED_IN_SCRIPT\] src\/pages\/team\.js:1:/)
  })
})
