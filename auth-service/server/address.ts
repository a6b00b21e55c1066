import {BlockList, isIP} from 'node:net'

/** IPv4 in IPv6 clothes (`::ffff:10.0.0.1`) is how a dual-stack socket names an IPv4 peer. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * Makes the function that tells who is asking.
 *
 * `X-Forwarded-For` is a list that every proxy appends to and every client may begin. So it is read from the right, as
 * long as what stands there is a proxy of ours; the first address that is not, is the client. Nothing in it counts when
 * the peer itself is not a proxy of ours.
 *
 * @param proxies addresses and networks, already checked: `127.0.0.1`, `10.0.0.0/8`.
 */
export function clientAddress(proxies: readonly string[]): (peer: string, forwardedFor?: string) => string {
  const trusted = new BlockList()
  for (const entry of proxies) {
    const [address = '', prefix] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(prefix), family)
  }
  const isProxy = (address: string): boolean => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (peer, forwardedFor = '') => {
    let client = plain(peer)
    const hops = forwardedFor.split(',').map((hop) => plain(hop.trim()))
    while (isProxy(client)) {
      const next = hops.pop()
      // The chain ends, or somebody wrote nonsense into it: the last address that is known for sure has to do.
      if (!next || !isIP(next)) break
      client = next
    }
    return client
  }
}
