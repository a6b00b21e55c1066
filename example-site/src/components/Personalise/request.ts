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

/** `POST /personalise` with the reader's token. Never throws: a failure is an outcome. */
export async function askApi(
  apiUrl: string,
  token: string,
  question: {topic: string; level: Level},
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    const response = await fetch(`${apiUrl}/personalise`, {
      method: 'POST',
      headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
      body: JSON.stringify(question),
      signal,
    })
    if (response.status === 401) return {kind: 'unknown-reader'}
    if (response.status >= 500) return {kind: 'away'}
    const body = await response.json()
    return response.ok ? {kind: 'advice', advice: body} : {kind: 'refused', message: body.message}
  } catch {
    return {kind: 'away'}
  }
}

export type Level = 'beginner' | 'advanced'
