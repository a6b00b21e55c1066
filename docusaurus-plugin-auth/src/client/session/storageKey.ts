/**
 * Where the last answer is kept, and told to other tabs. With the service's address, because two sites on one origin may use
 * two services.
 */
export const storageKey = (apiUrl: string): string => `auth ${apiUrl}`
