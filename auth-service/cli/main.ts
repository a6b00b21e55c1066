import {openDatabase} from '@docs-auth/drizzle'
import {explain} from '../server/failures'
import {createAuth} from '../src/auth'
import {databaseOptions} from '../src/database'
import {readEnv} from '../src/env'
import {createLog} from '../src/log'
import {type Command, commandFrom, UsageError, usage} from './command'
import {changeRole, listRoles} from './roles'
import {createUser} from './users'

/** One command, in the environment of the service, on its database. Exit code 0 done, 1 refused, 2 not understood. */
async function run(command: Command): Promise<string> {
  const env = readEnv(process.env)
  const database = await openDatabase(databaseOptions(env))
  try {
    const {applied} = await database.migrate()
    if (command.name === 'migrate')
      return applied === 0 ? 'The database is up to date.' : `Applied ${applied} migrations.`
    const auth = createAuth({env, database, log: createLog('error')})
    if (command.name === 'user create') return await createUser(auth, database, command)
    if (command.name === 'role list') return await listRoles(auth, command.email)
    return await changeRole(auth, database, command)
  } finally {
    await database.close()
  }
}

try {
  console.log(await run(commandFrom(process.argv.slice(2))))
} catch (error) {
  const misused = error instanceof UsageError
  console.error(misused ? `${error.message}\n\n${usage}` : explain(error))
  process.exitCode = misused ? 2 : 1
}
