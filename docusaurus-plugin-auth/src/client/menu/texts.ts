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

export function searchText(): string {
  return translate({
    id: 'auth.search.open',
    message: 'Search members’ pages',
    description: 'The entry of the account menu that opens the search in protected pages, and its dialog',
  })
}

export function searchFailedText(): string {
  return translate({
    id: 'auth.search.failed',
    message: 'The search could not be opened. Check that you are online.',
    description: 'Shown when the code or the index of the search did not arrive or could not be opened',
  })
}
