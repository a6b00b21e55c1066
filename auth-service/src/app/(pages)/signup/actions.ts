'use server'

import {signUpWithPassword} from '../../../features/account'
import {type FormState, text} from '../../../ui/form-state'
import {destination, goOnSignedIn} from '../callback'

export async function signUp(_previous: FormState, form: FormData): Promise<FormState> {
  const typed = {name: text(form, 'name'), email: text(form, 'email')}
  const outcome = await signUpWithPassword({...typed, password: text(form, 'password')})
  if (!outcome.ok) return {errors: outcome.errors, values: typed}
  return goOnSignedIn(destination(text(form, 'callbackUrl')))
}
