import {timestamp} from 'drizzle-orm/pg-core'

/** An instant. Always with a time zone: a bare `timestamp` shifts when server and database disagree on theirs. */
export const instant = (name: string) => timestamp(name, {withTimezone: true})

/** When a row was made and last changed. BetterAuth fills both; the defaults serve rows written by hand. */
export const madeAndChanged = () => ({
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at')
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date()),
})
