import {Form} from '../../../ui/form'
import {PasswordField} from '../../../ui/password-field'
import {Submit} from '../../../ui/submit'
import {savePassword} from './actions'
import {Setting} from './setting'

export function PasswordSetting({email}: {email: string}) {
  return (
    <Setting title="Password" about="Changing it signs out all your other devices.">
      <Form id="password" label="Change password" action={savePassword} permalink="/account">
        {/* Tells password managers which of their entries to update; nobody else needs it. */}
        <input type="text" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
        <PasswordField name="currentPassword" label="Current password" autoComplete="current-password" />
        <PasswordField
          name="newPassword"
          label="New password"
          autoComplete="new-password"
          hint="At least 8 characters; a few words in a row are best."
        />
        <div className="actions">
          <Submit pending="Changing…">Change password</Submit>
        </div>
      </Form>
    </Setting>
  )
}
