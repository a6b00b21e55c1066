import {register} from 'node:module'

// Makes the import of the packages named in REFUSE fail.
const hooks = `export async function resolve(specifier, context, next) {
  if (${JSON.stringify(process.env.REFUSE.split(','))}.includes(specifier)) throw new Error('loaded ' + specifier)
  return next(specifier, context)
}`
register(`data:text/javascript,${encodeURIComponent(hooks)}`)
