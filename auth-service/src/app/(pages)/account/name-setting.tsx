import {Field} from '../../../ui/field'
import {Form} from '../../../ui/form'
import {Submit} from '../../../ui/submit'
import {saveName} from './actions'
import {Setting} from './setting'

export function NameSetting({name}: {name: string}) {
  return (
    <Setting title="Name" about="How the docs greet you.">
      <Form id="profile" label="Change name" action={saveName} permalink="/account">
        <Field name="name" label="Name" type="text" autoComplete="name" defaultValue={name} />
        <div className="actions">
          <Submit pending="Saving…">Save name</Submit>
        </div>
      </Form>
    </Setting>
  )
}
