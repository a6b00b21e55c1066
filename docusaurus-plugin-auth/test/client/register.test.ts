import AuthNavbarItem from '@theme/AuthNavbarItem'
import ComponentTypes from '@theme/NavbarItem/ComponentTypes'
import theirs from '@theme-before-auth/MDXComponents'
import {expect, test} from 'vitest'
import * as client from '../../src/client/index.js'

const ownShow = () => null
theirs.Show = ownShow
await import('../../src/theme-setup/register.js')
const {default: components} = await import('../../src/theme-setup/mdxComponents.js')

test("adds to the theme's tables, and takes nothing from a site that has named its own", () => {
  expect(ComponentTypes['custom-auth']).toBe(AuthNavbarItem)
  expect(components.Show).toBe(ownShow)
  expect(components.SignInButton).toBe(client.SignInButton)
})

test('every component of the client entry is there in MDX without an import, but the one that brings much along', () => {
  const names = Object.keys(client).filter((name) => /^[A-Z]/.test(name) && !/Error$/.test(name))
  expect(names.filter((name) => !(name in components))).toEqual(['RedirectToSignIn'])
})

test('the client entry is what it was: a name that goes breaks a site', () => {
  expect(Object.keys(client).sort()).toEqual([
    'Protect',
    'RedirectToSignIn',
    'Sealed',
    'SessionError',
    'Show',
    'SignInButton',
    'SignOutButton',
    'SignedIn',
    'SignedOut',
    'TokenError',
    'UserButton',
    'authFetch',
    'useAuth',
    'useSession',
    'useUser',
    'withAuthRequired',
  ])
})
