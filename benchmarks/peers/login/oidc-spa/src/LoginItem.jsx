import {OidcInitializationGate, useOidc} from './oidc'

// The gate stands around the item alone: around the page it would leave the static HTML empty.
export default function LoginItem() {
  return (
    <OidcInitializationGate>
      <Item />
    </OidcInitializationGate>
  )
}

function Item() {
  const {isUserLoggedIn, decodedIdToken, login} = useOidc()
  if (isUserLoggedIn) return <span className="navbar__item benchmark-in">{decodedIdToken.name}</span>
  return (
    <button
      type="button"
      className="clean-btn navbar__item navbar__link benchmark-out"
      onClick={() => login()}
    >
      Sign in
    </button>
  )
}
