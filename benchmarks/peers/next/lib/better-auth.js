// BetterAuth as its documentation shows it for Next, Drizzle and Postgres: the adapter, e-mail and password, and nothing
// changed, with one exception in its favour: its rate limit, which would refuse the benchmark, is off.
import * as schema from '@docs-auth/drizzle/schema'
import {betterAuth} from 'better-auth'
import {drizzleAdapter} from 'better-auth/adapters/drizzle'
import {jwt} from 'better-auth/plugins'
import {drizzle} from 'drizzle-orm/node-postgres'
import pg from 'pg'

const db = drizzle({client: new pg.Pool({connectionString: process.env.DATABASE_URL}), schema})

const options = {
  database: drizzleAdapter(db, {provider: 'pg', schema}),
  emailAndPassword: {enabled: true},
  rateLimit: {enabled: false},
}

export const auth = betterAuth(options)

/** The same with tokens for an API. Apart, because the plugin makes every answer about the session dearer. */
export const authWithTokens = betterAuth({...options, basePath: '/api/auth-jwt', plugins: [jwt()]})
