// One language and one zone until the service speaks more: the server does not know the reader's.
const day = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long', timeZone: 'UTC'})

/** "21 November 2026", in UTC. */
export const dayOf = (moment: Date): string => day.format(moment)
