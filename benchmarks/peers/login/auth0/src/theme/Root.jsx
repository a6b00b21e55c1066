import {Auth0Provider} from '@auth0/auth0-react'
import siteConfig from '@generated/docusaurus.config'

// Its quick start says `window.location.origin`, which a static build does not have.
export default function Root({children}) {
  return (
    <Auth0Provider
      domain={siteConfig.customFields.auth}
      clientId="docs"
      authorizationParams={{redirect_uri: siteConfig.url}}
    >
      {children}
    </Auth0Provider>
  )
}
