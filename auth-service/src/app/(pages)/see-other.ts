import {getRedirectError} from 'next/dist/client/components/redirect'
import {RedirectStatusCode} from 'next/dist/client/components/redirect-status-code'

/**
 * Ends a page or a server action with `303 See Other`.
 *
 * Next's `redirect()` answers 307 from a page, which asks the browser to repeat the request as it was, a POST with
 * its password included. The error it throws carries its status, so we throw the same error with 303. The two
 * imports are Next's own but not public: if they move, the build breaks here and nowhere else.
 *
 * @param url absolute (already through `safeReturn`) or a path of this service
 */
export function seeOther(url: string): never {
  // Next's browser code splits "url;type" at the first semicolon; `%3B` means the same to the server that gets it.
  // `replace`: going back from the destination must not lead to a form that is done.
  throw getRedirectError(url.replaceAll(';', '%3B'), 'replace', RedirectStatusCode.SeeOther)
}
