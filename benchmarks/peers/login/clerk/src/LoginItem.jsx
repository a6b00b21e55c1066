import {Show, SignInButton, UserButton} from '@clerk/react'

export default function LoginItem() {
  return (
    <>
      <Show when="signed-out">
        <SignInButton>
          <button type="button" className="clean-btn navbar__item navbar__link benchmark-out">
            Sign in
          </button>
        </SignInButton>
      </Show>
      <Show when="signed-in">
        <UserButton />
      </Show>
    </>
  )
}
