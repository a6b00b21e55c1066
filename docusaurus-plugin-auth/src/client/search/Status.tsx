import {translate} from '@docusaurus/Translate'
import type {ReactNode} from 'react'
import {searchFailedText} from '../menu/texts.js'
import type {IndexState} from './useIndex.js'

interface Props {
  index: IndexState
  question: string
  count: number
  onRetry: () => void
}

/** What the search is doing, for eyes and for screen readers. */
export function Status({index: {status}, question, count, onRetry}: Props): ReactNode {
  const text = textOf(status, question.trim(), count)
  return (
    <p
      role="status"
      className={count > 0 ? 'auth-search__status auth-search__status--aloud' : 'auth-search__status'}
    >
      {text}
      {status === 'failed' && (
        <>
          {' '}
          <button type="button" className="auth-part__action" onClick={onRetry}>
            {translate({
              id: 'auth.search.retry',
              message: 'Try again',
              description: 'The button below a search that could not be opened',
            })}
          </button>
        </>
      )}
    </p>
  )
}

function textOf(status: IndexState['status'], question: string, count: number): string {
  switch (status) {
    case 'opening':
      return translate({
        id: 'auth.search.opening',
        message: 'Opening the index…',
        description: 'Shown while the search is being loaded',
      })
    case 'failed':
      return searchFailedText()
    case 'development':
      return translate({
        id: 'auth.search.development',
        message: 'Members’ search works in built sites only: run docusaurus build and docusaurus serve.',
        description: 'Shown to authors in docusaurus start',
      })
    case 'ready':
      return question === '' ? hintText() : countText(question, count)
  }
}

function hintText(): string {
  return translate({
    id: 'auth.search.hint',
    message: 'Finds what only you and other members may read.',
    description: 'Shown in the search dialog before anything is typed',
  })
}

function countText(question: string, count: number): string {
  if (count > 0) {
    return translate(
      {
        id: 'auth.search.count',
        message: 'Results: {count}',
        description: 'What screen readers say when there are results',
      },
      {count},
    )
  }
  return translate(
    {
      id: 'auth.search.none',
      message: 'Nothing found for “{question}”.',
      description: 'Shown when a search finds nothing',
    },
    {question},
  )
}
