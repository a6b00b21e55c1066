declare module '@theme/AuthNavbarItem' {
  import type {ReactNode} from 'react'

  export interface Props {
    readonly position?: 'left' | 'right'
    /** In the drawer of small screens. */
    readonly mobile?: boolean
    /** Inside a dropdown of the navbar. */
    readonly isDropdownItem?: boolean
    readonly className?: string
    /** Closes the drawer. */
    readonly onClick?: () => void
  }
  export default function AuthNavbarItem(props: Props): ReactNode
}

declare module '@theme/AuthGate' {
  import type {ReactNode} from 'react'

  /**
   * What stands in place of a protected page:
   * `deciding` nobody knows yet (the static HTML holds both sides, CSS shows one); `sign-in` a visitor;
   * `redirecting` a visitor on the way to the sign-in page; `came-back` a visitor who returned from there as a visitor;
   * `forbidden` a reader without the role; `unreachable` the service is away; `opening` the page is being loaded.
   *
   * The rest is for readers whose page does not open: `failed` it did not arrive; `outdated` its file is gone from the site's
   * host, and a reload did not help; `wrong-key` it was sealed with another key than the service has; `blocked` the
   * site's Content-Security-Policy forbids it; `insecure` the site is visited over plain http; `refused` the service has no
   * keys for this site.
   */
  export type GateState =
    | 'deciding'
    | 'sign-in'
    | 'redirecting'
    | 'came-back'
    | 'forbidden'
    | 'unreachable'
    | 'opening'
    | 'failed'
    | 'outdated'
    | 'wrong-key'
    | 'blocked'
    | 'insecure'
    | 'refused'

  export interface Props {
    readonly state: GateState
    /** The access of the page, canonical: `signed-in`, or roles joined by `+`. */
    readonly access: string
    /** Tries again what `state` says did not work. */
    readonly onRetry: () => Promise<void>
  }
  export default function AuthGate(props: Props): ReactNode
}

declare module '@theme/AuthPart' {
  import type {ReactNode} from 'react'

  /**
   * What stands in place of a sealed part of a page:
   * `deciding` nobody knows yet (the static HTML holds both sides, CSS shows one); `sign-in` a visitor; `forbidden` a reader
   * without the role; `unreachable` the service is away; `opening` the part is being loaded; `failed` it could not be opened.
   */
  export type PartState = 'deciding' | 'sign-in' | 'forbidden' | 'unreachable' | 'opening' | 'failed'

  export interface Props {
    readonly state: PartState
    /** The access of the part, canonical: `signed-in`, or roles joined by `+`. */
    readonly access: string
    /** How its tags stand in the page: on lines of their own, alone in a line, or within a line of text. */
    readonly kind: 'block' | 'line' | 'inline'
    /** Tries again what `state` says did not work. */
    readonly onRetry: () => Promise<void>
  }
  export default function AuthPart(props: Props): ReactNode
}
