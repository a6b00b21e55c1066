import {translate} from '@docusaurus/Translate'

export function accountText(): string {
  return translate({id: 'auth.account', message: 'Account', description: 'The link to the account page'})
}

export function menuLabel(): string {
  return translate({
    id: 'auth.menu.label',
    message: 'Your account',
    description: 'What screen readers call the menu behind the name',
  })
}
