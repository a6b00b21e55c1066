import {translate} from '@docusaurus/Translate'
import {type ReactNode, useEffect, useState} from 'react'

/** Longer than most waits, and short enough that nobody has given up, in milliseconds. */
const LONG = 3_000

/** Says that it takes long when it does. The wait goes on, and has an end of its own. */
export function Slow(): ReactNode {
  const [isLong, setIsLong] = useState(false)

  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])

  return (
    isLong && (
      <p className="auth-slow">
        {translate({
          id: 'auth.gate.slow',
          message: 'This takes longer than usual. It goes on by itself as soon as there is an answer.',
          description: 'Shown when a protected page, or the way to the sign-in page, is waited for',
        })}
      </p>
    )
  )
}
