import {type CurrentSession, currentSession} from '../../features/account'
import {ServiceUnavailable} from '../../service'

/** Who is looking at the page. `unknown`: the database is away, which is no reason to call anybody signed out. */
export type Visitor = ({is: 'signed-in'} & CurrentSession) | {is: 'signed-out'} | {is: 'unknown'}

export async function visitor(): Promise<Visitor> {
  try {
    const session = await currentSession()
    return session ? {is: 'signed-in', ...session} : {is: 'signed-out'}
  } catch (error) {
    if (error instanceof ServiceUnavailable) return {is: 'unknown'}
    throw error
  }
}
