export type TokenErrorCode =
  /** Called while Docusaurus renders pages to HTML: there is no reader. */
  | 'CALLED_ON_SERVER'
  /** Nobody is signed in, or the session has ended. */
  | 'SIGNED_OUT'
  /** The address would send the token over plain `http:` to another machine. */
  | 'ADDRESS_INSECURE'
  /** The API wants to send the request, and the token, somewhere else. */
  | 'REDIRECTED'

const explanations: Record<TokenErrorCode, {why: string; todo: string}> = {
  CALLED_ON_SERVER: {
    why: 'Docusaurus renders pages to HTML before anybody reads them: there is no reader yet, and no token.',
    todo: 'Call it in an event handler or in useEffect(), which run in the browser only.',
  },
  SIGNED_OUT: {
    why: 'A token says who is signed in, and nobody is (any more).',
    todo: 'Look at useAuth().isSignedIn before, or offer <SignInButton> to whoever sees this.',
  },
  ADDRESS_INSECURE: {
    why: 'Everybody on the way could read the token, and use it.',
    todo: 'Write https: in front of the address. http: is for an API on this very machine (localhost).',
  },
  REDIRECTED: {
    why: 'A token is for the address that was asked for. Nobody knows what stands at the other one.',
    todo: 'Ask for the final address. Many frameworks redirect just to add or take away a slash at the end.',
  },
}

/** Why a token was not given out, or not sent. `code` is the contract; the message is for developers. */
export class TokenError extends Error {
  override name = 'TokenError'

  constructor(
    readonly code: TokenErrorCode,
    /** What happened, as a whole sentence. */
    what: string,
  ) {
    const {why, todo} = explanations[code]
    super(`[docusaurus-plugin-auth ${code}] ${what}\n  Why: ${why}\n  What to do: ${todo}`)
  }
}

/** @throws TokenError `CALLED_ON_SERVER` */
export function assertInBrowser(call: string): void {
  if (typeof document !== 'undefined') return
  throw new TokenError('CALLED_ON_SERVER', `${call} was called while a page was rendered to HTML.`)
}
