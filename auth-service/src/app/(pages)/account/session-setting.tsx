import {Form} from '../../../ui/form'
import {dayOf} from '../../../ui/moment'
import {Submit} from '../../../ui/submit'
import {leave, leaveEverywhere} from './actions'
import {Setting} from './setting'

interface SessionSettingProps {
  session: {createdAt: Date; expiresAt: Date}
}

export function SessionSetting({session: {createdAt, expiresAt}}: SessionSettingProps) {
  return (
    <Setting title="Signed in" about="Signing out here also signs you out of the docs and their tools.">
      <div className="stack">
        <p className="soft">
          On this device since <time dateTime={createdAt.toISOString()}>{dayOf(createdAt)}</time>. If you do
          not come back, this ends by itself on{' '}
          <time dateTime={expiresAt.toISOString()}>{dayOf(expiresAt)}</time>.
        </p>
        <div className="actions">
          <Form id="sign-out" label="Sign out" action={leave} permalink="/account">
            <Submit quiet pending="Signing out…">
              Sign out
            </Submit>
          </Form>
          <Form
            id="sign-out-everywhere"
            label="Sign out everywhere"
            action={leaveEverywhere}
            permalink="/account"
          >
            <Submit quiet pending="Signing out…">
              Sign out everywhere
            </Submit>
          </Form>
        </div>
      </div>
    </Setting>
  )
}
