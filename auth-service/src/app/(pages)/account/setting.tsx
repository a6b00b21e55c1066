import type {ReactNode} from 'react'

interface SettingProps {
  title: string
  /** One sentence on what it does. */
  about: string
  children: ReactNode
}

/** One thing of the account that can be changed. */
export function Setting({title, about, children}: SettingProps) {
  return (
    <section className="setting">
      <header>
        <h2>{title}</h2>
        <p className="soft small">{about}</p>
      </header>
      <div>{children}</div>
    </section>
  )
}
