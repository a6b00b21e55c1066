/**
 * The hint: a cookie that scripts may read, so that a static page paints the right navbar in its first frame without
 * asking anybody. It holds nothing worth stealing (no id, no address, no role) and nothing is ever granted on it.
 */
export interface Hint {
  /** Name to greet the reader with. */
  name: string
  /** Address of a picture. */
  image: string | null
  /** When the session ends, in seconds since 1970. */
  exp: number
}

/** A cookie travels with every request to the domain, pictures included. */
const maxBytes = 512

/**
 * The cookie's value: base64url of `{"v":1,"name":…,"image":…,"exp":…}`, at most 512 bytes. What does not fit is given
 * up in the order in which it is missed least: the picture first, then the end of the name.
 */
export function encodeHint({name, image, exp}: Hint): string {
  const whole = encode({name, image, exp})
  if (whole.length <= maxBytes) return whole
  // By code points, else a surrogate pair would be torn and the name end in a replacement character.
  const letters = [...name]
  let value = encode({name, image: null, exp})
  while (value.length > maxBytes) {
    letters.pop()
    value = encode({name: letters.join(''), image: null, exp})
  }
  return value
}

function encode({name, image, exp}: Hint): string {
  return Buffer.from(JSON.stringify({v: 1, name, image, exp})).toString('base64url')
}
