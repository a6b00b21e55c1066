import {expect, test} from 'vitest'
import {clientAddress} from '../../server/address'

const proxies = ['127.0.0.1', '10.0.0.0/8', '2001:db8:1::/48']

test.for([
  ['nobody in between', '203.0.113.7', undefined, '203.0.113.7'],
  ['a client that claims to be another', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['one proxy', '127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['one proxy, and a client that began the list', '127.0.0.1', '1.2.3.4, 203.0.113.7', '203.0.113.7'],
  [
    'a client that pretends to be a proxy of ours',
    '127.0.0.1',
    '1.2.3.4, 10.0.0.9, 203.0.113.7',
    '203.0.113.7',
  ],
  ['two proxies', '127.0.0.1', '203.0.113.7, 10.1.2.3', '203.0.113.7'],
  ['a request from inside', '127.0.0.1', '10.1.2.3', '10.1.2.3'],
  ['a proxy that says nothing', '127.0.0.1', undefined, '127.0.0.1'],
  ['nonsense', '127.0.0.1', 'unknown', '127.0.0.1'],
  ['nonsense behind a proxy', '127.0.0.1', '203.0.113.7, unknown, 10.1.2.3', '10.1.2.3'],
  ['IPv4 on a dual-stack socket', '::ffff:127.0.0.1', '203.0.113.7', '203.0.113.7'],
  ['IPv6', '2001:db8:1::5', '2001:db8:2::7', '2001:db8:2::7'],
  ['IPv6 next door', '2001:db8:2::5', '203.0.113.7', '2001:db8:2::5'],
] as const)('%s', ([, peer, forwardedFor, expected]) => {
  expect(clientAddress(proxies)(peer, forwardedFor)).toBe(expected)
})

test('without proxies nothing a client says counts', () => {
  expect(clientAddress([])('127.0.0.1', '203.0.113.7')).toBe('127.0.0.1')
})
