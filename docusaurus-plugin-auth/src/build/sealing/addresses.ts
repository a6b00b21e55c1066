/**
 * A file's address as bundlers write it into a module, before anything is minified. Quotes have backslashes where code
 * stands in a string (`eval` source maps).
 */
const ADDRESS = /__webpack_require__\.p\s*\+\s*(\\*["'])((?:(?!\1).)+)\1/g

/** Files of the output whose address a script makes. */
export function addressesIn(script: string): string[] {
  return [...script.matchAll(ADDRESS)].map(([, , file = '']) => file)
}

/** Puts other expressions in place of addresses; `toExpression` is given the file and the quotes to use. */
export function replaceAddresses(
  script: string,
  toExpression: (file: string, quote: string) => string | undefined,
): string {
  return script.replace(ADDRESS, (address, quote, file) => toExpression(file, quote) ?? address)
}
