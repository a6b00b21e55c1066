import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import {isCurrentHash, passwordHashing} from './hashing'
import {isPersonalPassword} from './policy'

/**
 * The one password rule that needs to know who is asking (at sign-up the form itself says; at a change only the session
 * does), and the move from an older kind of hash: sign-in is the one moment at which the password is at hand.
 */
export function passwordRules() {
  return {
    id: 'password-rules',
    hooks: {
      before: [
        {
          matcher: ({path}) => path === '/change-password',
          handler: createAuthMiddleware(async (ctx) => {
            const current = await getSessionFromCtx(ctx)
            if (current && isPersonalPassword(String(ctx.body?.newPassword), current.user))
              throw new APIError('BAD_REQUEST', {code: 'PASSWORD_PERSONAL'})
          }),
        },
      ],
      after: [{matcher: ({path}) => path === '/sign-in/email', handler: renewHash}],
    },
  } satisfies BetterAuthPlugin
}

const renewHash = createAuthMiddleware(async (ctx) => {
  const {newSession, internalAdapter} = ctx.context
  if (!newSession) return
  const accounts = await internalAdapter.findAccounts(newSession.user.id)
  const old = accounts.find(({providerId, password}) => providerId === 'credential' && password)?.password
  if (!old || isCurrentHash(old)) return
  await internalAdapter.updatePassword(newSession.user.id, await passwordHashing.hash(ctx.body.password))
})
