import type {BetterAuthPlugin} from 'better-auth'
import {APIError, createAuthMiddleware, getSessionFromCtx} from 'better-auth/api'
import {isPersonalPassword} from './policy'

/**
 * The one password rule that needs to know who is asking. At sign-up the form itself says; at a change only the
 * session does.
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
    },
  } satisfies BetterAuthPlugin
}
