import siteConfig from '@generated/docusaurus.config'
import {createAuthClient} from 'better-auth/react'

const authClient = createAuthClient({baseURL: siteConfig.customFields.auth})

export default function LoginItem() {
  const {data, isPending} = authClient.useSession()
  if (isPending) return null
  if (data) return <span className="navbar__item benchmark-in">{data.user.name}</span>
  return (
    <a className="navbar__item navbar__link benchmark-out" href={`${siteConfig.customFields.auth}/sign-in`}>
      Sign in
    </a>
  )
}
