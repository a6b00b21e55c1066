import {Field} from '../../../ui/field'
import {Form} from '../../../ui/form'
import {Frame} from '../../../ui/frame'
import {PasswordField} from '../../../ui/password-field'
import {Place} from '../../../ui/place'
import {Submit} from '../../../ui/submit'
import {carrying, destinationOf, docsHome, type Query, unlessSignedIn} from '../callback'
import {LeaveForDocs} from '../leave'
import {signIn} from './actions'

export default async function SignInPage({searchParams}: {searchParams: Query}) {
  const destination = await destinationOf(searchParams)
  // While the database is away we do not know: the form is shown, and says so when it is sent.
  await unlessSignedIn(searchParams, destination)

  const docs = docsHome()
  return (
    <Frame brand={docs.host} art={destination} foot={<LeaveForDocs docs={docs} />}>
      <div className="opening">
        <h1>Sign in</h1>
        <Place of={destination} />
      </div>
      <Form
        id="signin"
        action={signIn}
        permalink={carrying('/signin', destination.href)}
        title={`Sign in · ${docs.host}`}
        hidden={{callbackUrl: destination.href}}
      >
        <Field
          name="email"
          label="E-mail address"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        <PasswordField name="password" label="Password" autoComplete="current-password" />
        <Submit pending="Signing in…">Sign in</Submit>
      </Form>
      <p className="soft">
        New here? <a href={carrying('/signup', destination.href)}>Create an account</a>
      </p>
    </Frame>
  )
}
