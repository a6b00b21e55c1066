'use server'

import {signInWithPassword} from '../../../features/account'
import {type FormState, text} from '../../../ui/form-state'
import {destination} from '../callback'
import {seeOther} from '../see-other'

export async function signIn(_previous: FormState, form: FormData): Promise<FormState> {
  const email = text(form, 'email')
  const outcome = await signInWithPassword({email, password: text(form, 'password')})
  if (!outcome.ok) return {errors: outcome.errors, values: {email}}
  seeOther(destination(text(form, 'callbackUrl')).href)
}
