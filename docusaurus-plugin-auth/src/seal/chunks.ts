/** Prefix of every chunk that holds a protected page or part. */
export const SEALED_CHUNK = 'sealed-'

/** The chunk with the code that opens them: public pages do without. */
export const OPENING_CHUNK = 'auth-opening'
