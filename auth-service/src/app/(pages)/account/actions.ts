'use server'

import {changeName, changePassword, signOut, signOutEverywhere} from '../../../features/account'
import {type FormState, text} from '../../../ui/form-state'
import {seeOther} from '../see-other'

export async function saveName(_previous: FormState, form: FormData): Promise<FormState> {
  const values = {name: text(form, 'name')}
  const outcome = await changeName(values)
  if (!outcome.ok) return {errors: outcome.errors, values}
  return {errors: {}, values: {}, done: 'Your name is saved.'}
}

export async function savePassword(_previous: FormState, form: FormData): Promise<FormState> {
  const outcome = await changePassword({
    currentPassword: text(form, 'currentPassword'),
    newPassword: text(form, 'newPassword'),
  })
  if (!outcome.ok) return {errors: outcome.errors, values: {}}
  return {errors: {}, values: {}, done: 'Your password is changed. All other devices are signed out.'}
}

export async function leave(): Promise<FormState> {
  const outcome = await signOut()
  if (!outcome.ok) return {errors: outcome.errors, values: {}}
  seeOther('/?signed-out=here')
}

export async function leaveEverywhere(): Promise<FormState> {
  const outcome = await signOutEverywhere()
  if (!outcome.ok) return {errors: outcome.errors, values: {}}
  seeOther('/?signed-out=everywhere')
}
