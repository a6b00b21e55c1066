import siteConfig from '@generated/docusaurus.config'
import {oidcSpa} from 'oidc-spa/react-spa'

export const {bootstrapOidc, useOidc, OidcInitializationGate} = oidcSpa.createUtils()

bootstrapOidc({implementation: 'real', issuerUri: siteConfig.customFields.auth, clientId: 'docs'})
