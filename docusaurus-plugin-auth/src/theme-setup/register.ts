import AuthNavbarItem from '@theme/AuthNavbarItem'
import MDXComponents from '@theme/MDXComponents'
import ComponentTypes from '@theme/NavbarItem/ComponentTypes'
import {Sealed} from '../client/components/Sealed.js'
import {Protect, Show, SignedIn, SignedOut} from '../client/components/Show.js'
import {SignInButton} from '../client/components/SignInButton.js'
import {SignOutButton} from '../client/components/SignOutButton.js'
import {UserButton} from '../client/components/UserButton.js'

// Added to the theme's own tables, never instead of them: a site or another plugin may bring its own version of either
// file, and shadowing would silently drop one of the two. What a site has already named stays the site's.
ComponentTypes['custom-auth'] ??= AuthNavbarItem

const forMdx = {Protect, Sealed, Show, SignedIn, SignedOut, SignInButton, SignOutButton, UserButton}
for (const [name, component] of Object.entries(forMdx)) MDXComponents[name] ??= component
