import {type ReactNode, useLayoutEffect, useRef} from 'react'

interface Props {
  title: string
  children: ReactNode
  actions: ReactNode
}

/** A title, why, and the way on. The page's own title stays the first heading. */
export function Card({title, children, actions}: Props): ReactNode {
  const card = useRef<HTMLElement>(null)

  // A card that goes takes the focus with it: to the gate rather than to nowhere, for readers who use the keyboard.
  useLayoutEffect(() => {
    const element = card.current
    return () => {
      const gate = element?.closest<HTMLElement>('.auth-sealed')
      if (element?.contains(document.activeElement)) gate?.focus({preventScroll: true})
    }
  }, [])

  return (
    <section ref={card} className="auth-gate">
      <svg className="auth-gate__icon" viewBox="0 0 24 24" aria-hidden="true">
        <rect x="5" y="10.5" width="14" height="9.5" rx="2" />
        <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
      </svg>
      <h2 className="auth-gate__title">{title}</h2>
      <div className="auth-gate__text">{children}</div>
      <div className="auth-gate__actions">{actions}</div>
    </section>
  )
}
