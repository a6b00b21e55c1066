import {screen, waitFor, within} from '@testing-library/react'
import {userEvent} from '@testing-library/user-event'
import AuthNavbarItem from '@theme/AuthNavbarItem'
import {describe, expect, test, vi} from 'vitest'
import {SessionError, UserButton} from '../../src/client/index.js'
import {session} from '../../src/client/session/index.js'
import type {SessionState} from '../../src/client/session/state.js'
import {aSession} from '../../src/testing/index.js'
import {renderPage, withStyles} from './support/renderPage.js'

const reader: SessionState = {status: 'authenticated', session: aSession({name: 'Ada Lovelace'})}
const visitor: SessionState = {status: 'anonymous'}

const {options} = session

/** The document as the head script and the store leave it. */
function shownTo(state: SessionState) {
  withStyles()
  document.documentElement.dataset.auth = state === visitor ? 'out' : 'in'
}

const button = () => screen.getByRole('button', {name: 'Ada Lovelace'})
const entry = (name: string) => screen.findByRole('menuitem', {name})
const focused = () => document.activeElement?.textContent
/** The code of the menu may still be on its way. */
const expectFocus = (name: string) => waitFor(() => expect(focused()).toBe(name))

describe('a visitor', () => {
  test('sees a link that leads back to this page of the published site, without JavaScript too', () => {
    shownTo(visitor)
    renderPage(<AuthNavbarItem />, visitor)
    const link = screen.getByRole<HTMLAnchorElement>('link', {name: 'Sign in'})
    expect(new URL(link.href).searchParams.get('callbackUrl')).toBe('https://docs.example.com/guide')
    expect(screen.queryByRole('button')).toBe(null)
  })

  test('comes back to query and anchor when they use it', async () => {
    shownTo(visitor)
    renderPage(<AuthNavbarItem />, visitor)
    const link = screen.getByRole<HTMLAnchorElement>('link')
    link.addEventListener('click', (event) => event.preventDefault())
    await userEvent.click(link)
    expect(new URL(link.href).searchParams.get('callbackUrl')).toBe(location.href)
  })
})

describe('the menu', () => {
  test('opens by click, shows who is here, and closes by a click elsewhere', async () => {
    shownTo(reader)
    renderPage(<AuthNavbarItem />, reader)
    expect(screen.queryByRole('link', {name: 'Sign in'})).toBe(null)
    expect(button()).toHaveProperty('ariaExpanded', 'false')
    await userEvent.click(button())
    const menu = await screen.findByRole('menu', {name: 'Your account'})
    expect(button().getAttribute('aria-controls')).toBe(menu.id)
    expect(within(menu).getByRole<HTMLAnchorElement>('menuitem', {name: 'Account'}).href).toBe(
      'https://auth.example.com/account',
    )
    expect(screen.getByText('user-1@example.com')).toBeTruthy()
    await userEvent.click(document.body)
    expect(screen.queryByRole('menu')).toBe(null)
  })

  test.each(['{Enter}', ' ', '{ArrowDown}'])('opens by key %j at its first entry', async (key) => {
    shownTo(reader)
    renderPage(<AuthNavbarItem />, reader)
    await userEvent.tab()
    await userEvent.keyboard(key)
    await expectFocus('Account')
  })

  test('is walked by arrows, Home and End, and left by Escape and Tab', async () => {
    shownTo(reader)
    renderPage(<AuthNavbarItem />, reader)
    await userEvent.tab()
    await userEvent.keyboard('{ArrowUp}')
    await expectFocus('Sign out')
    await userEvent.keyboard('{ArrowDown}')
    expect(focused()).toBe('Account')
    await userEvent.keyboard('{ArrowUp}')
    expect(focused()).toBe('Sign out')
    await userEvent.keyboard('{Home}')
    expect(focused()).toBe('Account')
    await userEvent.keyboard('{End}')
    expect(focused()).toBe('Sign out')
    await userEvent.keyboard('{Escape}')
    expect(screen.queryByRole('menu')).toBe(null)
    expect(document.activeElement).toBe(button())
    await userEvent.keyboard('{Enter}')
    await userEvent.tab()
    expect(screen.queryByRole('menu')).toBe(null)
  })

  test('is searched by the first letters of its entries', async () => {
    shownTo(reader)
    const accountLinks = [
      {label: 'Answers', href: 'https://answers.example.com/'},
      {label: 'Surveys', href: 'https://surveys.example.com/'},
    ]
    renderPage(<UserButton links={accountLinks} />, reader)
    await userEvent.click(button())
    await expectFocus('Account')
    await userEvent.keyboard('a')
    expect(focused()).toBe('Answers')
    await userEvent.keyboard('A')
    expect(focused()).toBe('Account')
    await userEvent.keyboard('s')
    expect(focused()).toBe('Surveys')
    await userEvent.keyboard('x')
    expect(focused()).toBe('Surveys')
  })

  test('holds the links of the author that are for this reader, by way of the option or of the component', async () => {
    shownTo(reader)
    const accountLinks = [
      {label: 'For all', href: 'https://example.com/all', access: 'public'},
      {label: 'For readers', href: 'https://example.com/readers'},
      {label: 'For staff', href: 'https://example.com/staff', access: 'staff'},
    ]
    const labels = async () => (await screen.findAllByRole('menuitem')).map((item) => item.textContent)
    const {unmount} = renderPage(<AuthNavbarItem />, reader, {source: {options: {...options, accountLinks}}})
    await userEvent.click(button())
    expect(await labels()).toEqual(['Account', 'For all', 'For readers', 'Sign out'])
    expect((await entry('For readers')).getAttribute('target')).toBe('_self')
    unmount()

    const colleague = aSession({name: 'Ada Lovelace', roles: ['staff']})
    renderPage(<UserButton links={accountLinks.slice(2)} />, {status: 'authenticated', session: colleague})
    await userEvent.click(button())
    expect(await labels()).toEqual(['Account', 'For staff', 'Sign out'])
  })

  test('signs out, and gives the focus to the sign-in link', async () => {
    shownTo(reader)
    const signOut = vi.fn(async () => {
      document.documentElement.dataset.auth = 'out'
    })
    renderPage(<AuthNavbarItem />, reader, {source: {signOut}})
    await userEvent.click(button())
    await userEvent.click(await entry('Sign out'))
    expect(signOut).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(screen.getByRole('link', {name: 'Sign in'}))
  })

  test('says so when signing out did not work', async () => {
    shownTo(reader)
    const signOut = () => Promise.reject(new SessionError('SERVICE_UNREACHABLE', 'No answer'))
    renderPage(<AuthNavbarItem />, reader, {source: {signOut}})
    await userEvent.click(button())
    await userEvent.click(await entry('Sign out'))
    expect(screen.getByRole('alert').textContent).toContain('You are still signed in')
    expect(screen.getByRole('menu')).toBeTruthy()
  })

  test('shows a picture over the initials, and the initials when it does not load', async () => {
    shownTo(reader)
    const session = aSession({name: 'Ada Lovelace', image: 'https://example.com/ada.png'})
    const {container} = renderPage(<AuthNavbarItem />, {status: 'authenticated', session})
    const picture = container.querySelector('img') as HTMLImageElement
    expect(picture.getAttribute('referrerpolicy')).toBe('no-referrer')
    picture.dispatchEvent(new Event('error'))
    expect(picture.hidden).toBe(true)
    expect(container.textContent).toContain('AL')
  })
})

test('links for everybody stand beside "Sign in", in the static HTML', () => {
  shownTo(visitor)
  const accountLinks = [
    {label: 'Help', href: 'https://help.example.com/', access: 'public'},
    {label: 'Progress', href: 'https://example.com/progress'},
  ]
  renderPage(<AuthNavbarItem />, visitor, {source: {options: {...options, accountLinks}}})
  expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['Help', 'Sign in'])
})

test('both sides stand in the static HTML, whoever is here, and none has a name in it', () => {
  const {container} = renderPage(<AuthNavbarItem />, {status: 'loading'})
  expect(container.querySelectorAll('a')).toHaveLength(1)
  expect(container.querySelectorAll('button')).toHaveLength(1)
  expect(container.querySelector('.auth-name')?.childNodes).toHaveLength(0)
})

describe.each([
  ['in the drawer', {mobile: true}],
  ['in a dropdown of the navbar', {isDropdownItem: true}],
])('%s', (_, props) => {
  test('a visitor sees one entry', () => {
    shownTo(visitor)
    renderPage(
      <ul>
        <AuthNavbarItem {...props} />
      </ul>,
      visitor,
    )
    expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Sign in'])
  })

  test('a reader sees their account, and signs out', async () => {
    shownTo(reader)
    const signOut = vi.fn(async () => {})
    const onClick = vi.fn()
    renderPage(
      <ul>
        <AuthNavbarItem {...props} onClick={onClick} />
      </ul>,
      reader,
      {source: {signOut}},
    )
    expect(await screen.findByRole('link', {name: /Ada Lovelace/})).toHaveProperty(
      'href',
      'https://auth.example.com/account',
    )
    await userEvent.click(screen.getByRole('button', {name: 'Sign out'}))
    expect(signOut).toHaveBeenCalledOnce()
    expect(onClick).toHaveBeenCalledOnce()
  })
})

test('UserButton shows nothing to visitors', () => {
  expect(renderPage(<UserButton />, visitor).container.textContent).toBe('')
})
