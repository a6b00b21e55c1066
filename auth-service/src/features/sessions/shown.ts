/** What a reader's own browser may know about them. Never the token: scripts have no use for it but to lose it. */
export interface ShownUser {
  id: string
  name: string
  email: string
  emailVerified: boolean
  image: string | null
  roles: string[]
  createdAt: Date | string
  updatedAt: Date | string
}

export interface ShownSession {
  id: string
  userId: string
  createdAt: Date | string
  updatedAt: Date | string
  expiresAt: Date | string
}

type Row = Readonly<Record<string, unknown>>

function pickUser(user: Row): ShownUser {
  const {id, name, email, emailVerified, image = null, roles, createdAt, updatedAt} = user
  return {id, name, email, emailVerified, image, roles: roles ?? [], createdAt, updatedAt} as ShownUser
}

function pickSession(session: Row): ShownSession {
  const {id, userId, createdAt, updatedAt, expiresAt} = session
  return {id, userId, createdAt, updatedAt, expiresAt} as ShownSession
}

/** `{user}` of an answer that signs in or changes an account. */
export const userShown = (json: unknown): {user: ShownUser} => ({user: pickUser((json as {user: Row}).user)})

/** `{user, session}` of get-session, or `null`. */
export function sessionShown(json: unknown): {user: ShownUser; session: ShownSession} | null {
  if (!json) return null
  const {user, session} = json as {user: Row; session: Row}
  return {user: pickUser(user), session: pickSession(session)}
}
