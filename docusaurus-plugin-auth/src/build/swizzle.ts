import type {SwizzleConfig} from '@docusaurus/types'

/** What a site may swizzle without following our internals from version to version. */
export function getSwizzleConfig(): SwizzleConfig {
  return {
    components: {
      AuthGate: {
        // An ejected copy could not reach the client code that it draws for.
        actions: {eject: 'forbidden', wrap: 'safe'},
        description: "What stands in a protected page's place: sign-in card, missing role, service away.",
      },
      AuthPart: {
        actions: {eject: 'forbidden', wrap: 'safe'},
        description: "What stands in a sealed part's place: the way to sign in, missing role, service away.",
      },
      AuthNavbarItem: {
        actions: {eject: 'forbidden', wrap: 'safe'},
        description: "Sign in, or the reader's name with a menu.",
      },
    },
  }
}
