/**
 * The file format of sealed text, "Seal format 1":
 *
 *     "DPA1" · IV (12 bytes) · AES-256-GCM ciphertext and tag (16 bytes)
 *
 * The tag also vouches for the label, so a host cannot pass one sealed file off as another, or an old one as new.
 * What is inside is gzip when it begins with the gzip magic number, and otherwise the text itself; neither
 * JavaScript nor JSON in UTF-8 can begin with those two bytes.
 */
export const MAGIC = Uint8Array.from([0x44, 0x50, 0x41, 0x31])
export const IV_BYTES = 12
export const GZIP_MAGIC = [0x1f, 0x8b] as const

/** What a sealed file is; it has to be said again to open it. */
export interface SealLabel {
  /** `url` + `baseUrl` of the site, for example `https://docs.example.com/handbook/`. */
  site: string
  /** The plugin option of that name. */
  epoch: string
  /** Canonical: `signed-in`, or sorted role names joined by `+`. */
  access: string
  /** Name of the file, without folders; for text inside a page the page's own path, for example `/docs/handbook`. */
  name: string
}

/** The label as AES-GCM's additional authenticated data. No part holds a line feed, so no two labels look the same. */
export function additionalData({site, epoch, access, name}: SealLabel): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode([site, epoch, access, name].join('\n'))
}
