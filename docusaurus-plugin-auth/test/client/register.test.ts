import AuthNavbarItem from '@theme/AuthNavbarItem'
import MDXComponents from '@theme/MDXComponents'
import ComponentTypes from '@theme/NavbarItem/ComponentTypes'
import {expect, test} from 'vitest'
import * as client from '../../src/client/index.js'

test("adds to the theme's tables, and takes nothing from a site that has named its own", async () => {
  const ownShow = () => null
  MDXComponents.Show = ownShow
  await import('../../src/theme-setup/register.js')
  expect(ComponentTypes['custom-auth']).toBe(AuthNavbarItem)
  expect(MDXComponents.Show).toBe(ownShow)
  expect(MDXComponents.SignInButton).toBe(client.SignInButton)
})

test('every component of the client entry is there in MDX without an import', () => {
  const components = Object.keys(client).filter((name) => /^[A-Z]/.test(name) && name !== 'SessionError')
  expect(components.filter((name) => !(name in MDXComponents))).toEqual([])
})

test('the client entry is what it was: a name that goes breaks a site', () => {
  expect(Object.keys(client).sort()).toEqual([
    'Protect',
    'Sealed',
    'SessionError',
    'Show',
    'SignInButton',
    'SignOutButton',
    'SignedIn',
    'SignedOut',
    'UserButton',
    'useAuth',
    'useSession',
    'useUser',
  ])
})
