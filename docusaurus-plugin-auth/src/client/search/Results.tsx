import type {MouseEvent, ReactNode} from 'react'
import type {Hit} from './engine.js'
import type {Piece} from './excerpt.js'

interface Props {
  id: string
  label: string
  hits: readonly Hit[]
  /** The one that Enter opens. */
  active: number
  onPoint: (index: number) => void
  onChoose: (event: MouseEvent, url: string) => void
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

/** The list of a combobox: the focus stays in the input, which names the active option. */
export function Results({id: listId, label, hits, active, onPoint, onChoose}: Props): ReactNode {
  return (
    <div role="listbox" id={listId} aria-label={label} className="auth-search__list">
      {hits.map(({id, url, title, heading, excerpt, edition}, index) => (
        <a
          key={id}
          role="option"
          id={optionId(listId, index)}
          aria-selected={index === active}
          tabIndex={-1}
          className="auth-search__hit"
          href={url}
          onPointerMove={() => onPoint(index)}
          onClick={(event) => onChoose(event, url)}
        >
          <span className="auth-search__title">
            <Marked pieces={title} />
            {edition !== undefined && <span className="badge badge--secondary">{edition}</span>}
          </span>
          {heading.length > 0 && (
            <span className="auth-search__heading">
              <Marked pieces={heading} />
            </span>
          )}
          {excerpt.length > 0 && (
            <span className="auth-search__excerpt">
              <Marked pieces={excerpt} />
            </span>
          )}
        </a>
      ))}
    </div>
  )
}

function Marked({pieces}: {pieces: readonly Piece[]}): ReactNode {
  // Nothing but their order tells pieces of one text apart.
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  return pieces.map(({text, isMatch}, index) => (isMatch ? <mark key={index}>{text}</mark> : text))
}
