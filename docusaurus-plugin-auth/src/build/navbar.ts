import type {ThemeConfig} from '@docusaurus/types'

interface Item {
  type?: string
  position?: string
  items?: Item[]
}

const NAVBAR_ITEM = 'custom-auth'

/**
 * A copy of the theme config with our navbar item at the right, before a search box that stands there; the very
 * same config when the author has placed the item, at the top or inside a dropdown.
 *
 * Made in the plugin's factory: whether the theme has validated its config by then is a race that neither side
 * decides. What is set here comes first, as the theme's defaults come last: so both outcomes are the same to the byte,
 * and the same site gives the same scripts. An item without `label` has nothing to translate.
 */
export function withNavbarItem(themeConfig: ThemeConfig): ThemeConfig {
  const {navbar = {}, ...otherConfig} = themeConfig as ThemeConfig & {navbar?: {items?: Item[]}}
  const {items = [], ...otherNavbar} = navbar
  if (hasItem(items)) return themeConfig
  const search = items.findIndex(({type, position}) => type === 'search' && position === 'right')
  const item: Item = {type: NAVBAR_ITEM, position: 'right'}
  return {
    navbar: {items: items.toSpliced(search === -1 ? items.length : search, 0, item), ...otherNavbar},
    ...otherConfig,
  }
}

function hasItem(items: Item[]): boolean {
  return items.some((item) => item?.type === NAVBAR_ITEM || hasItem(item?.items ?? []))
}
