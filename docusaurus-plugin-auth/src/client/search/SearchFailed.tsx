import type {ReactNode} from 'react'
import {searchFailedText} from '../menu/texts.js'

/** Told where search was asked for, because the dialog could not come. */
export function SearchFailed(): ReactNode {
  return (
    <span className="auth-problem" role="alert">
      {searchFailedText()}
    </span>
  )
}
