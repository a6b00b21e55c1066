'use client'

import {Failure} from '../ui/failure'

/** A page failed. What happened is in the log; the reader gets a sentence and a way on. */
export default function PageError() {
  return <Failure />
}
