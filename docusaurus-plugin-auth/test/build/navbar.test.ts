import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {Site, withAuth} from '../support/site.js'

const page =
  'import Layout from \'@theme/Layout\'\nexport default function Home() {\n  return <Layout title="Home"/>\n}\n'
const presets = [['classic', {docs: false, blog: false, sitemap: false}]]

/** What stands in the navbar, from left to right, told by the classes of each item. */
function navbarOf(html: string): string[] {
  const navbar = /<nav[^>]*aria-label="?Main.*?<\/nav>/s.exec(html)?.[0] ?? ''
  return [
    ...navbar.matchAll(/auth-navbar(?=[\s">])|items--right|>First<|>Search<|colorModeToggle|dropdown__menu/g),
  ].map(([found]) => found.replace(/[<>]/g, ''))
}

describe('the navbar item', () => {
  let site: Site
  beforeAll(async () => {
    site = await Site.create({files: {'src/pages/index.js': page}, config: {presets}}, 'rspack')
  })
  afterAll(() => site.remove())

  const items = (...list: unknown[]) => ({themeConfig: {navbar: {items: list}}})
  const first = {href: 'https://example.com', label: 'First', position: 'left'}

  test.each([
    [
      'comes by itself, at the right',
      items(first),
      ['First', 'items--right', 'auth-navbar', 'colorModeToggle'],
    ],
    ['comes without a navbar in the config', {}, ['items--right', 'auth-navbar', 'colorModeToggle']],
    [
      'stands where the author puts it',
      items({type: 'custom-auth', position: 'left'}, first),
      ['auth-navbar', 'First', 'items--right', 'colorModeToggle'],
    ],
    [
      'stands in a dropdown, and not a second time',
      items({type: 'dropdown', label: 'More', position: 'left', items: [{type: 'custom-auth'}]}),
      ['dropdown__menu', 'items--right', 'colorModeToggle'],
    ],
    [
      'stands before a search box at the right',
      items(first, {type: 'search', position: 'right'}),
      ['First', 'items--right', 'auth-navbar', 'colorModeToggle'],
    ],
    [
      'is left out on demand',
      {...items(first), plugins: [withAuth({navbar: false})]},
      ['First', 'items--right', 'colorModeToggle'],
    ],
    [
      'comes with the plugin given as a function, before the theme has checked its config',
      {...items(first), plugins: [['require:docusaurus-plugin-auth', {authUrl: 'https://auth.example.com'}]]},
      ['First', 'items--right', 'auth-navbar', 'colorModeToggle'],
    ],
  ])('%s', async (_case, config, expected) => {
    await site.configure({presets, ...config})
    const {exitCode, log, output} = await site.build()
    expect(exitCode, log).toBe(0)
    expect(navbarOf(output.get('index.html') ?? '')).toEqual(expected)
  })
})
