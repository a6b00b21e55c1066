import * as z from 'zod'
import type {Endpoint} from '../../http/endpoint'
import {isPersonalPassword, newPassword, typedPassword} from '../passwords/policy'
import {userShown} from '../sessions/shown'
import {email, image, name} from './policy'

/** Create an account; signs in. */
export const signUp: Endpoint = {
  method: 'POST',
  path: '/sign-up/email',
  body: z
    .strictObject({name, email, password: newPassword})
    .refine(({password, ...person}) => !isPersonalPassword(password, person), {
      error: 'PASSWORD_PERSONAL',
      path: ['password'],
    }),
  answer: userShown,
}

export const signIn: Endpoint = {
  method: 'POST',
  path: '/sign-in/email',
  body: z.strictObject({email, password: typedPassword}),
  answer: userShown,
}

/** Change name or picture. */
export const updateUser: Endpoint = {
  method: 'POST',
  path: '/update-user',
  body: z
    .strictObject({name: name.optional(), image: image.optional()})
    .refine((change) => Object.keys(change).length > 0, 'NOTHING_TO_CHANGE'),
  answer: () => ({status: true}),
}

/** Change the password. Everybody else who is signed in to the account is signed out, whatever the caller asked for. */
export const changePassword: Endpoint = {
  method: 'POST',
  path: '/change-password',
  body: z
    .strictObject({currentPassword: typedPassword, newPassword, revokeOtherSessions: z.boolean().optional()})
    .transform(({currentPassword, newPassword}) => ({
      currentPassword,
      newPassword,
      revokeOtherSessions: true,
    })),
  answer: userShown,
}
