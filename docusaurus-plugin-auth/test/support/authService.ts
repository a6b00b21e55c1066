import {FakeAuthService} from '../../src/testing/server/index.js'

/** The content secret of every fixture site (`AUTH_CONTENT_SECRET`), unless a test says otherwise. */
export const contentSecret = 'a content secret for fixtures and for nothing else'

/**
 * The fake service of our own test kit: whoever visits `/signin` is Ada. The real service is tested with the plugin in the
 * repository's `tests/`; here it is a bystander that can be told to misbehave.
 */
export const AuthService = {
  start: (): Promise<FakeAuthService> =>
    FakeAuthService.start({contentSecret, reader: {name: 'Ada Lovelace', email: 'ada@example.com'}}),
}
export type AuthService = FakeAuthService
