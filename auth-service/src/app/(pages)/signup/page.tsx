import {Field} from '../../../ui/field'
import {Form} from '../../../ui/form'
import {Frame} from '../../../ui/frame'
import {PasswordField} from '../../../ui/password-field'
import {Place} from '../../../ui/place'
import {Submit} from '../../../ui/submit'
import {carrying, destinationOf, docsHome, type Query, unlessSignedIn} from '../callback'
import {LeaveForDocs} from '../leave'
import {signUp} from './actions'

export default async function SignUpPage({searchParams}: {searchParams: Query}) {
  const destination = await destinationOf(searchParams)
  // While the database is away we do not know: the form is shown, and says so when it is sent.
  await unlessSignedIn(searchParams, destination)

  const docs = docsHome()
  return (
    <Frame brand={docs.host} art={destination} foot={<LeaveForDocs docs={docs} />}>
      <div className="opening">
        <h1>Create your account</h1>
        <Place of={destination} />
      </div>
      <Form
        id="signup"
        action={signUp}
        permalink={carrying('/signup', destination.href)}
        title={`Create your account · ${docs.host}`}
        hidden={{callbackUrl: destination.href}}
      >
        <Field name="name" label="Name" type="text" autoComplete="name" autoFocus />
        <Field
          name="email"
          label="E-mail address"
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordField
          name="password"
          label="Password"
          autoComplete="new-password"
          hint="At least 8 characters; a few words in a row are best."
        />
        <Submit pending="Creating your account…">Create account</Submit>
      </Form>
      <p className="soft">
        Have an account? <a href={carrying('/signin', destination.href)}>Sign in</a>
      </p>
    </Frame>
  )
}
