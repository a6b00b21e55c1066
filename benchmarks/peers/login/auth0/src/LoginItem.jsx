import {useAuth0} from '@auth0/auth0-react'

export default function LoginItem() {
  const {isLoading, isAuthenticated, user, loginWithRedirect} = useAuth0()
  if (isLoading) return null
  if (isAuthenticated) return <span className="navbar__item benchmark-in">{user.name}</span>
  return (
    <button
      type="button"
      className="clean-btn navbar__item navbar__link benchmark-out"
      onClick={() => loginWithRedirect()}
    >
      Sign in
    </button>
  )
}
