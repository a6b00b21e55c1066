/** What the service answered to the one key request, or to another question that the head of a page has asked. */
export interface KeysReply {
  /** HTTP status; 0 when there was no answer. */
  status: number
  /** The answer's JSON; `undefined` when there was none. */
  body: unknown
}

/**
 * What the head of a sealed page has begun, for the scripts that come after it: `window.__docusaurusAuth`. It is
 * there when the reader probably has a session (the hint cookie says so) and the browser can open sealed text.
 */
export interface Early {
  /** The sealed chunk of this page, for example `sealed-1a2b3c4d`. It belongs to the first page of a visit only. */
  readonly chunk: string
  /** The one key request, for all accesses of the site. Never rejects. */
  readonly keys: Promise<KeysReply>
  /** Ciphertext of the chunk. Rejects like `fetch`, and when the host answers anything but 2xx. */
  readonly file: Promise<ArrayBuffer>
  /**
   * `true`: the real text stands in the document, exactly as it was rendered on the server for readers. `false`: the
   * stub stands there and stays there. Settles within about 1.5 seconds after the document is parsed.
   */
  readonly revealed: Promise<boolean>
  /**
   * Puts pictures and files into the revealed text, from where the chunk lays them down (`seal/inlined.ts`). To be called
   * when the chunk has run and before React takes the text over, because React leaves attributes as they are.
   */
  fill(): void
  /** Puts the stub back, when the real page could not be loaded although its text was revealed. */
  restore(): void
}

declare global {
  interface Window {
    __docusaurusAuth?: Early
    /**
     * What the head of this page has asked the service: who is here, and for the keys of all accesses where the site has
     * protected pages. Absent when nothing had to be asked. Never rejects.
     */
    __docusaurusAuthFirst?: Promise<KeysReply>
  }
}
