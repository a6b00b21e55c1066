/** Bytes of base64, in its spelling for URLs too. @throws DOMException `InvalidCharacterError` */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

/** Text in UTF-8 that was written in base64. @throws DOMException `InvalidCharacterError` */
export const textFromBase64 = (text: string): string => new TextDecoder().decode(fromBase64(text))
