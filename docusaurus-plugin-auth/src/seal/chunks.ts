/** Prefix of every chunk that holds a protected page or part. */
export const SEALED_CHUNK = 'sealed-'

/** Prefix of every chunk that holds nothing but our own code. */
export const OWN_CHUNK = 'auth-'

/** The chunk with the code that opens protected pages: public pages do without. */
export const OPENING_CHUNK = `${OWN_CHUNK}opening`

/** The chunk with the code that asks the service who is here: visitors do without. */
export const SESSION_CHUNK = `${OWN_CHUNK}session`
