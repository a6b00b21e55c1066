/** Docusaurus adds this to the bundler's runtime, webpack's and Rspack's: the address of a chunk's file. */
declare const __webpack_require__: {gca(chunk: string): string}

/** Where the ciphertext of a chunk lies: where the bundler would look for the chunk itself, by another ending. */
export function addressOf(chunk: string): string {
  return __webpack_require__.gca(chunk).replace(/\.[cm]?js(\?.*)?$/, '.sealed')
}
