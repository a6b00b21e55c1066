// Loaded before a program that is to find the hosts of a deployment, which no DNS knows: whatever it opens by TLS leads to
// the edge. It asks for the names and checks the certificate as ever.

import tls from 'node:tls'

const {connect} = tls
const edge = {host: '127.0.0.1', port: Number(process.env.TEST_EDGE_PORT)}
tls.connect = (options, ...rest) => connect({...options, ...edge}, ...rest)
