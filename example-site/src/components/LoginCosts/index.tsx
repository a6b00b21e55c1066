import type {ReactNode} from 'react'
import {measured} from '../../../../benchmarks/results/login-on-docs.json'

type Result = (typeof measured)[number]
type Load = Result['traffic']['visitor']['load']

const kilobytes = ({html, js, css}: Load) => (html + js + css) / 1000
const [plain, ...logins] = measured

/** The kept results of `npm run bench -- login-on-docs`: what each login adds to the same site without one. */
export default function LoginCosts(): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Login</th>
          <th scope="col">kB, visitor</th>
          <th scope="col">kB, reader</th>
          <th scope="col">Requests, visitor</th>
          <th scope="col">Requests, reader</th>
          <th scope="col">Late, visitor</th>
          <th scope="col">Late, reader</th>
        </tr>
      </thead>
      <tbody>{logins.map(row)}</tbody>
    </table>
  )
}

function row({name, title, version, traffic, seen}: Result): ReactNode {
  const base = plain?.traffic.visitor.load
  if (!base || !traffic.reader || !seen.reader) return null
  const loads = [traffic.visitor.load, traffic.reader.load]
  return (
    <tr key={name}>
      <th scope="row">
        <code>{title}</code> {version}
      </th>
      {loads.map((load, index) => (
        <td key={`kB ${index === 0}`}>{(kilobytes(load) - kilobytes(base)).toFixed(1)}</td>
      ))}
      {loads.map((load, index) => (
        <td key={`requests ${index === 0}`}>{load.requests - base.requests}</td>
      ))}
      <td>{Math.round(seen.visitor.slow.late.median)} ms</td>
      <td>{Math.round(seen.reader.slow.late.median)} ms</td>
    </tr>
  )
}
