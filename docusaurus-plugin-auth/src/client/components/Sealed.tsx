import type {ReactNode} from 'react'
import type {Access} from '../../access/access.js'

export interface SealedProps {
  /** Who may read it: `signed-in`, a role, or a list of roles. Written as it is, never computed. */
  access: Exclude<Access, 'public'>
  /** Name of the part in its file, for parts that move: by default it is their number. */
  id?: string
  children: ReactNode
}

/**
 * Seals a part of a Markdown page: its children are not in the public build, other than those of `<Show>`.
 *
 * The build takes it out of `.mdx` files and never renders this. So whoever does has written it where it cannot be taken
 * out, in a script, and its children lie in the public build already: nothing is right but to stop.
 *
 * @example
 * <Sealed access="staff">
 *   The margin is **40 percent**.
 * </Sealed>
 *
 * @throws Error always.
 */
export function Sealed(_props: SealedProps): ReactNode {
  throw new Error(
    '[docusaurus-plugin-auth SEALED_IN_SCRIPT] <Sealed> is used in a script.\n' +
      '  Why: Only Markdown can be taken apart. Here its children are in the public build, for everybody to read.\n' +
      '  What to do: Write <Sealed> in an .mdx file, without an import; a script can import that file and show it.',
  )
}
