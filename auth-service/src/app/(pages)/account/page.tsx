import {currentSession} from '../../../features/account'
import {Brand} from '../../../ui/frame'
import {docsHome, signInForAccount} from '../callback'
import {seeOther} from '../see-other'
import {Identity} from './identity'
import {NameSetting} from './name-setting'
import {PasswordSetting} from './password-setting'
import {SessionSetting} from './session-setting'

export default async function AccountPage() {
  const current = await currentSession()
  if (!current) seeOther(signInForAccount())

  const docs = docsHome()
  return (
    <div className="page">
      <title>{`Your account · ${docs.host}`}</title>
      <header className="bar">
        <Brand host={docs.host} />
        <a href={docs.href}>Go to the docs</a>
      </header>
      <main>
        <Identity user={current.user} />
        <NameSetting name={current.user.name} />
        <PasswordSetting email={current.user.email} />
        <SessionSetting session={current.session} />
      </main>
    </div>
  )
}
