/**
 * The tables BetterAuth 1.7.7 works with (e-mail and password, the jwt plugin, rate limits in the database and
 * the additional user field `roles`), and three of our own: attempts to sign in, security events, and passes for docs on
 * another site. Hand the whole module to BetterAuth's adapter:
 * `drizzleAdapter(database.orm, {provider: 'pg', schema})`.
 */
export {account} from './account.js'
export {docsPass} from './docs-pass.js'
export {jwks} from './jwks.js'
export {rateLimit} from './rate-limit.js'
export {accountRelations, sessionRelations, userRelations} from './relations.js'
export {securityEvent} from './security-event.js'
export {session} from './session.js'
export {signInAttempt} from './sign-in-attempt.js'
export {user} from './user.js'
export {verification} from './verification.js'
