interface IdentityProps {
  user: {name: string; email: string; roles: string[]}
}

/** Who am I? */
export function Identity({user: {name, email, roles}}: IdentityProps) {
  return (
    <div className="identity">
      <span className="avatar" aria-hidden="true">
        {initials(name)}
      </span>
      <div>
        <h1>{name}</h1>
        <p className="soft">{email}</p>
        {roles.length > 0 && (
          <ul className="roles" aria-label="Your roles">
            {roles.map((role) => (
              <li key={role}>{role}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

/** First letters of the first and the last word, by character as readers see it: "Ada Lovelace" → "AL". */
function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  const graphemes = new Intl.Segmenter()
  return ends
    .map(
      (word) =>
        graphemes
          .segment(word ?? '')
          [Symbol.iterator]()
          .next().value?.segment ?? '',
    )
    .join('')
    .toUpperCase()
}
