'use server'

import {signInWithPassword} from '../../../features/account'
import {type FormState, text} from '../../../ui/form-state'
import {destination, goOnSignedIn} from '../callback'

export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const email = text(form, 'email')
  const outcome = await signInWithPassword({email, password: text(form, 'password')})
  if (!outcome.ok) return {errors: outcome.errors, values: {email}}
  return goOnSignedIn(destination(text(form, 'callbackUrl')))
}
