import {safeReturn} from '../../features/return'
import {type Destination, describeDestination} from '../../ui/destination'

/** The front page of the documentation site: where readers go who came from nowhere in particular. */
export const docsHome = (): Destination => describeDestination(safeReturn(null))
