import {createRequire} from 'node:module'
import type {ThemeConfig} from '@docusaurus/types'
import {expect, test} from 'vitest'
import {withNavbarItem} from '../../src/build/navbar.js'

const require = createRequire(import.meta.url)
const theme = require.resolve('@docusaurus/theme-classic')
const {validateThemeConfig} = require(theme)
const {normalizeThemeConfig: validate} = createRequire(theme)('@docusaurus/utils-validation')

/** As Docusaurus does it for each theme. */
const checked = (themeConfig: ThemeConfig): ThemeConfig => ({
  ...themeConfig,
  ...validateThemeConfig({validate, themeConfig}),
})

test.each<[string, ThemeConfig]>([
  ['without a navbar', {}],
  ['with a title', {image: 'a.png', navbar: {title: 'Docs'}, footer: {style: 'dark'}}],
  ['with items', {navbar: {items: [{to: '/a', label: 'A', position: 'left'}], hideOnScroll: true}}],
])('%s, the config has the same bytes, whoever comes first: the theme or the item', (_case, config) => {
  expect(JSON.stringify(withNavbarItem(checked(config)))).toBe(
    JSON.stringify(checked(withNavbarItem(config))),
  )
})
