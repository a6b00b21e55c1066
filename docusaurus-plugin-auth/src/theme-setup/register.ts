import AuthNavbarItem from '@theme/AuthNavbarItem'
import ComponentTypes from '@theme/NavbarItem/ComponentTypes'

// Added to the theme's own table, never instead of it: a site or another plugin may bring its own version of that file, and
// shadowing would silently drop one of the two. What a site has already named stays the site's.
ComponentTypes['custom-auth'] ??= AuthNavbarItem
