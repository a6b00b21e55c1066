import type {ReactNode} from 'react'
import {initials} from '../session/initials.js'
import type {User} from '../session/state.js'

/**
 * A reader's picture over their initials. Without a known reader both this and `Name` are empty, and CSS paints them
 * from the hint, in the first frame and while the service is away.
 */
export function Avatar({user}: {user: User | null}): ReactNode {
  return (
    <span className="auth-avatar" aria-hidden="true">
      <span className="auth-avatar__initials">{user && initials(user.name)}</span>
      {user?.image && (
        <img
          // Another picture is another element: the last one's failure must not hide it.
          key={user.image}
          src={user.image}
          alt=""
          referrerPolicy="no-referrer"
          onError={({currentTarget}) => {
            currentTarget.hidden = true
          }}
        />
      )}
    </span>
  )
}

export function Name({user}: {user: User | null}): ReactNode {
  return <bdi className="auth-name">{user?.name}</bdi>
}
