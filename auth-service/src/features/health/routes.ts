import {jsonAnswer, unavailable} from '../../http/answers'
import {log} from '../../log'
import {service} from '../../service'

/** The process answers. Asks nobody else: a restart does not repair a database. */
export const health = (): Response => jsonAnswer({status: 'ok'})

/** The process can serve: the database answers and tokens can be signed. */
export async function ready(): Promise<Response> {
  try {
    await (await service()).ready()
    return jsonAnswer({status: 'ready'})
  } catch (error) {
    log.warn({error}, 'not ready')
    return unavailable()
  }
}
