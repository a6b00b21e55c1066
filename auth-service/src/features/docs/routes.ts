import type {Endpoint} from '../../http/endpoint'

/** The reader's keys to protected pages. Made by `docsAuth()`, which decides what leaves. */
export const docsKeys: Endpoint = {
  method: 'GET',
  path: '/docs/keys',
  query: ['site', 'epoch', 'access'],
  answer: (json) => json,
}
