import {translate} from '@docusaurus/Translate'
import {type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef, useState} from 'react'
import {searchText} from '../menu/texts.js'
import {optionId, Results} from './Results.js'
import {Status} from './Status.js'
import {useIndex} from './useIndex.js'

export interface DialogProps {
  /** Goes to a page of the site. */
  onVisit: (url: string) => void
  onClosed: () => void
}

/**
 * The search dialog: an input that controls a list, as the ARIA Authoring Practices describe a combobox. The browser's own
 * `<dialog>` keeps the focus inside, closes on Escape and gives the focus back.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function Dialog({onVisit, onClosed}: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [question, setQuestion] = useState('')
  const [active, setActive] = useState(0)
  const [index, retry] = useIndex()
  const hits = index.status === 'ready' ? index.engine.search(question) : []

  useEffect(() => {
    dialog.current?.showModal()
  }, [])

  function visit(url: string) {
    dialog.current?.close()
    onVisit(url)
  }

  function onChoose(event: MouseEvent, url: string) {
    // A new tab or window is the browser's business.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    visit(url)
  }

  function onKeyDown(event: KeyboardEvent) {
    // Enter and arrows may belong to an input method that is composing a word.
    if (event.nativeEvent.isComposing) return
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key]
    const hit = hits[active]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      const next = (active + step + hits.length) % hits.length
      setActive(next)
      document.getElementById(optionId(listId, next))?.scrollIntoView({block: 'nearest'})
    } else if (event.key === 'Enter' && hit) {
      event.preventDefault()
      visit(hit.url)
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on what is behind the dialog; the key for it is Escape
    <dialog
      ref={dialog}
      className="auth-search auth-font"
      aria-label={searchText()}
      onClose={onClosed}
      onClick={({target}) => target === dialog.current && dialog.current?.close()}
    >
      <div className="auth-search__box">
        <div className="auth-search__head">
          <input
            autoFocus
            type="text"
            role="combobox"
            className="auth-search__input"
            placeholder={searchText()}
            aria-label={searchText()}
            aria-autocomplete="list"
            aria-expanded={hits.length > 0}
            aria-controls={listId}
            aria-activedescendant={hits.length > 0 ? optionId(listId, active) : undefined}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="go"
            value={question}
            onChange={({target}) => {
              setQuestion(target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <button
            type="button"
            className="clean-btn close"
            aria-label={closeText()}
            onClick={() => dialog.current?.close()}
          >
            <span aria-hidden="true">×</span>
          </button>
        </div>
        <Status index={index} question={question} count={hits.length} onRetry={retry} />
        <Results
          id={listId}
          label={searchText()}
          hits={hits}
          active={active}
          onPoint={setActive}
          onChoose={onChoose}
        />
      </div>
    </dialog>
  )
}

function closeText(): string {
  return translate({
    id: 'auth.search.close',
    message: 'Close',
    description: 'The button that closes the search',
  })
}
