export type {TestCookie} from '../cookie.js'
export {FakeAuthService, type FakeServiceOptions} from './FakeAuthService.js'
export {readerCookies, type TestReader} from './readers.js'
