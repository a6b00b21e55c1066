import {render, screen} from '@testing-library/react'
import {expect, test} from 'vitest'
import {createEngine} from '../../src/client/search/engine.js'
import {Results} from '../../src/client/search/Results.js'

const url = '/docs/office'
const pages = [
  {
    title: 'The office',
    url,
    sections: [
      // Sealed parts of a public page: each is found by itself, and all lie at the page's address.
      {heading: 'The office', anchor: '', text: 'The coffee machine is on the second floor.'},
      {heading: 'The office', anchor: '', text: 'The service desk is open all night.'},
    ],
  },
]

test('what was found before leaves the list, also when two finds lie at one address', () => {
  const {search} = createEngine(pages, 'en')
  const list = (question: string) => (
    <Results
      id="list"
      label="Search"
      active={0}
      hits={search(question)}
      onPoint={() => {}}
      onChoose={() => {}}
    />
  )
  const {rerender} = render(list('se'))
  expect(screen.getAllByRole('option')).toHaveLength(2)
  rerender(list('serv'))
  expect(screen.getAllByRole('option').map(({textContent}) => textContent)).toEqual([
    'The officeThe service desk is open all night.',
  ])
})
