import {Brand} from '../../../ui/frame'
import {Away} from '../away'
import {docsHome, signInForAccount} from '../callback'
import {seeOther} from '../see-other'
import {visitor} from '../visitor'
import {Identity} from './identity'
import {NameSetting} from './name-setting'
import {PasswordSetting} from './password-setting'
import {SessionSetting} from './session-setting'

export default async function AccountPage() {
  const reader = await visitor()
  if (reader.is === 'unknown') return <Away />
  if (reader.is === 'signed-out') seeOther(signInForAccount())

  const docs = docsHome()
  return (
    <div className="page">
      <title>{`Your account · ${docs.host}`}</title>
      <header className="bar">
        <Brand host={docs.host} />
        <a href={docs.href}>Go to the docs</a>
      </header>
      <main>
        <Identity user={reader.user} />
        <NameSetting name={reader.user.name} />
        <PasswordSetting email={reader.user.email} />
        <SessionSetting session={reader.session} />
      </main>
    </div>
  )
}
