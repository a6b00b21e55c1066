/**
 * How this page reaches the service, and where it is led back to. Where docs and service are on different sites,
 * `crossSite/` puts ways of its own in these places before anything is asked.
 */
export const wire = {
  /** As `fetch`. The session cookie goes along. */
  send: (url: string, init: RequestInit): Promise<Response> =>
    fetch(url, {...init, credentials: 'include', cache: 'no-store'}),
  /** The `callbackUrl` that leads back to exactly here: path, query and anchor. */
  here: (): string => location.href,
}
