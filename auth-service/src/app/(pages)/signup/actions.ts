'use server'

import {signUpWithPassword} from '../../../features/account'
import {safeReturn} from '../../../features/return'
import {type FormState, text} from '../../../ui/form-state'
import {seeOther} from '../see-other'

export async function signUp(_previous: FormState, form: FormData): Promise<FormState> {
  const typed = {name: text(form, 'name'), email: text(form, 'email')}
  const outcome = await signUpWithPassword({...typed, password: text(form, 'password')})
  if (!outcome.ok) return {errors: outcome.errors, values: typed}
  seeOther(safeReturn(text(form, 'callbackUrl')))
}
