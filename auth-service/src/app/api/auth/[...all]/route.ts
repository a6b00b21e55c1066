import {service} from '../../../../service'

const handle = async (request: Request): Promise<Response> => (await service()).handle(request)

// Next answers methods that are not exported with a bare 405, without CORS: the page would see a network error.
export {handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT}
