'use client'

import {Failure} from '../ui/failure'
import '../ui/styles/index.css'

/** The layout itself failed, so this brings its own document. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <Failure />
      </body>
    </html>
  )
}
