import {relations} from 'drizzle-orm'
import {account} from './account.js'
import {session} from './session.js'
import {user} from './user.js'

// The names (`user`, `sessions`, `accounts`) are those BetterAuth's adapter asks for when `joins` is on.

export const userRelations = relations(user, ({many}) => ({
  sessions: many(session),
  accounts: many(account),
}))

export const sessionRelations = relations(session, ({one}) => ({
  user: one(user, {fields: [session.userId], references: [user.id]}),
}))

export const accountRelations = relations(account, ({one}) => ({
  user: one(user, {fields: [account.userId], references: [user.id]}),
}))
