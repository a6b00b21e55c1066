export {health as GET} from '../../../features/health/routes'

/** Asked at run time, not written down at build time. */
export const dynamic = 'force-dynamic'
