import components from '@theme-before-auth/MDXComponents'
import {Sealed} from '../client/components/Sealed.js'
import {Protect, Show, SignedIn, SignedOut} from '../client/components/Show.js'
import {SignInButton} from '../client/components/SignInButton.js'
import {SignOutButton} from '../client/components/SignOutButton.js'
import {UserButton} from '../client/components/UserButton.js'

const ours = {Protect, Sealed, Show, SignedIn, SignedOut, SignInButton, SignOutButton, UserButton}

/** What Markdown may show without an import. What a site has already named stays the site's. */
export default {...ours, ...components}
