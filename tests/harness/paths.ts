import {root} from '../../scripts/steps/paths.ts'

export const serviceDir = `${root}auth-service`
export const siteDir = `${root}example-site`
export const apiDir = `${root}example-api`
/** What a failed run leaves behind to be looked at: screenshots, and the servers' logs. */
export const screenshotsDir = `${root}test-results/screenshots`
export const logsDir = `${root}test-results/logs`
