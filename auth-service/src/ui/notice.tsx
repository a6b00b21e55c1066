import type {ReactNode} from 'react'
import {DoneIcon, ProblemIcon} from './icons'

interface NoticeProps {
  /** A problem interrupts (`role="alert"`), good news waits its turn (`role="status"`). */
  kind: 'done' | 'problem'
  /** Take the focus when the page arrives with it: the only way to be heard when JavaScript is off. */
  focus?: boolean
  children: ReactNode
}

/** A message about the page as a whole. Forms find theirs by `data-notice` and focus it, hence the tabindex. */
export function Notice({kind, focus = false, children}: NoticeProps) {
  const done = kind === 'done'
  return (
    <div
      className={done ? 'notice' : 'notice bad'}
      role={done ? 'status' : 'alert'}
      tabIndex={-1}
      data-notice
      // biome-ignore lint/a11y/noAutofocus: the answer to what the reader has just sent, not a surprise.
      autoFocus={focus}
    >
      {done ? <DoneIcon /> : <ProblemIcon />}
      <div>{children}</div>
    </div>
  )
}
