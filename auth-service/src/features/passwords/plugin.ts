import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import type {Env} from '../../env'
import {allowedOrigins} from '../cors/policy'
import {isCurrentHash, passwordHashing} from './hashing'
import type {passwordProblems} from './messages'
import {isPersonalPassword, isSitePassword} from './policy'

/**
 * The password rules that need to know where and who: the site's name, and at a change (where the form does not say it)
 * the reader's. And two things that hashing needs: it is done before sign-up's transaction, and an older kind of hash
 * is replaced at sign-in, the one moment at which the password is at hand.
 */
export function passwordRules(env: Env) {
  const origins = allowedOrigins(env)

  const checkChange = createAuthMiddleware(async (ctx) => {
    const password = String(ctx.body?.newPassword)
    const current = await getSessionFromCtx(ctx)
    if (!current) return
    if (isPersonalPassword(password, current.user)) throw refusal('PASSWORD_PERSONAL')
    if (isSitePassword(password, origins)) throw refusal('PASSWORD_SITE')
  })

  const prepareSignUp = createAuthMiddleware(async (ctx) => {
    const {password} = ctx.body as {password: string}
    if (isSitePassword(password, origins)) throw refusal('PASSWORD_SITE')
    // BetterAuth opens the transaction and hashes then. With all of the pool's connections held by sign-ups that wait
    // for their turn to be hashed, no session could be checked. So it finds the hash made; an address that is taken
    // costs the same as a new one.
    const hash = await passwordHashing.hash(password)
    ctx.context.password = {...ctx.context.password, hash: async () => hash}
  })

  return {
    id: 'password-rules',
    hooks: {
      before: [
        {matcher: ({path}) => path === '/change-password', handler: checkChange},
        {matcher: ({path}) => path === '/sign-up/email', handler: prepareSignUp},
      ],
      after: [{matcher: ({path}) => path === '/sign-in/email', handler: renewHash}],
    },
  } satisfies BetterAuthPlugin
}

const refusal = (code: keyof typeof passwordProblems) => new APIError('BAD_REQUEST', {code})

const renewHash = createAuthMiddleware(async (ctx) => {
  const {newSession, internalAdapter} = ctx.context
  if (!newSession) return
  const accounts = await internalAdapter.findAccounts(newSession.user.id)
  const old = accounts.find(({providerId, password}) => providerId === 'credential' && password)?.password
  if (!old || isCurrentHash(old)) return
  await internalAdapter.updatePassword(newSession.user.id, await passwordHashing.hash(ctx.body.password))
})
