import siteConfig from '@generated/docusaurus.config'
import Keycloak from 'keycloak-js'
import {useEffect, useState} from 'react'

const keycloak = new Keycloak({url: siteConfig.customFields.auth, realm: 'docs', clientId: 'docs'})
let ready

export default function LoginItem() {
  const [authenticated, setAuthenticated] = useState(null)
  useEffect(() => {
    ready ??= keycloak.init({
      onLoad: 'check-sso',
      silentCheckSsoRedirectUri: `${location.origin}/silent-check-sso.html`,
    })
    ready.then(setAuthenticated)
  }, [])
  if (authenticated === null) return null
  if (authenticated) return <span className="navbar__item benchmark-in">{keycloak.idTokenParsed.name}</span>
  return (
    <button
      type="button"
      className="clean-btn navbar__item navbar__link benchmark-out"
      onClick={() => keycloak.login()}
    >
      Sign in
    </button>
  )
}
