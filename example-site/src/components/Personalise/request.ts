/** What the example API makes of a topic for one reader. */
export interface Advice {
  greeting: string
  steps: string[]
}

/** Every way in which asking can end. Each has its own words in the component. */
export type Outcome =
  | {kind: 'advice'; advice: Advice}
  /** The API does not know the reader: the session ended meanwhile. */
  | {kind: 'signed-out'}
  /** The API answered, and said no. */
  | {kind: 'refused'; status: number}
  /** Nobody answered: no network, no API, or a service that could not make a token. */
  | {kind: 'away'}

/** `POST /personalise` with the reader's token. Never throws: a failure is an outcome. */
export async function askApi(
  apiUrl: string,
  token: string,
  question: {topic: string; level: Level},
  signal: AbortSignal,
): Promise<Outcome> {
  let response: Response
  try {
    response = await fetch(`${apiUrl}/personalise`, {
      method: 'POST',
      headers: {Authorization: `Bearer ${token}`, 'Content-Type': 'application/json'},
      body: JSON.stringify(question),
      signal,
    })
    if (response.ok) return {kind: 'advice', advice: (await response.json()) as Advice}
  } catch {
    return {kind: 'away'}
  }
  if (response.status === 401) return {kind: 'signed-out'}
  if (response.status >= 500) return {kind: 'away'}
  return {kind: 'refused', status: response.status}
}

export type Level = 'beginner' | 'advanced'
