import {type AuthFetch, TokenError} from 'docusaurus-plugin-auth/client'

/** What the example API makes of a topic for one reader. */
export interface Advice {
  greeting: string
  steps: string[]
  /** Questions to come back to, and after how many days. */
  reviews: {in_days: number; question: string}[]
}

/** Every way in which asking can end. Each has its own words in the component. */
export type Outcome =
  | {kind: 'advice'; advice: Advice}
  /** There is no session, or the API does not accept it. */
  | {kind: 'unknown-reader'}
  /** The API answered, and said no, in its own words. */
  | {kind: 'refused'; message: string}
  /** Nobody answered: no network, no API, or a service that could not make a token. */
  | {kind: 'away'}

/** `POST /personalise` as the reader. Never throws: a failure is an outcome. */
export async function askApi(
  apiUrl: string,
  authFetch: AuthFetch,
  question: {topic: string; level: Level},
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const response = await authFetch(`${apiUrl}/personalise`, {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(question),
      signal,
    })
    if (response.status === 401) return {kind: 'unknown-reader'}
    if (response.status >= 500) return {kind: 'away'}
    const body = await response.json()
    return response.ok ? {kind: 'advice', advice: body} : {kind: 'refused', message: body.message}
  } catch (error) {
    const hasSignedOut = error instanceof TokenError && error.code === 'SIGNED_OUT'
    return {kind: hasSignedOut ? 'unknown-reader' : 'away'}
  }
}

export type Level = 'beginner' | 'advanced'
