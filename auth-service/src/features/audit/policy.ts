/** Everything that is written down, by the name it has in `security_event.event`. */
export type AuditEvent =
  | 'sign-up'
  | 'sign-in'
  /** A wrong password, or an address without an account. */
  | 'sign-in-failed'
  | 'sign-out'
  | 'password-changed'
  /** The current password was wrong: somebody else may be using the session. */
  | 'password-change-failed'
  | 'sessions-revoked'
  | 'role-granted'
  | 'role-revoked'
  /** Keys of protected pages; once a day for a session and the same set of pages. */
  | 'keys-handed-out'
  /** Docs on another site got a pass for a code; once a day for a session and a site. */
  | 'pass-given'
  /** A code came with the wrong verifier, from the wrong site or too late: somebody else may have it. */
  | 'code-refused'
  /** An account rests after too many wrong passwords; once an hour. */
  | 'throttled'
