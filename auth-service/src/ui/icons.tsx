/** The mark: a page with its bookmark. Decoration: the words beside it carry the meaning. */
export function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="currentColor" />
      <path d="M10 7h12v18.5l-6-4.6-6 4.6z" fill="var(--on-accent)" />
    </svg>
  )
}

export function BookmarkIcon() {
  return (
    <svg width="14" height="18" viewBox="0 0 14 18" aria-hidden="true" focusable="false">
      <path d="M1 0h12v17.2L7 12.7l-6 4.5z" fill="currentColor" />
    </svg>
  )
}

export function ProblemIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <circle cx="9" cy="9" r="8" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path d="M9 4.75v5.25" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      <circle cx="9" cy="12.9" r="1.15" fill="currentColor" />
    </svg>
  )
}

export function DoneIcon() {
  return (
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <circle cx="9" cy="9" r="8" fill="none" stroke="currentColor" strokeWidth="1.75" />
      <path
        d="m5.6 9.3 2.3 2.3 4.5-4.9"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
