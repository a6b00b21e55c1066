import {ClerkProvider} from '@clerk/react'
import siteConfig from '@generated/docusaurus.config'

export default function Root({children}) {
  return (
    <ClerkProvider publishableKey={siteConfig.customFields.publishableKey} proxyUrl="/__clerk">
      {children}
    </ClerkProvider>
  )
}
