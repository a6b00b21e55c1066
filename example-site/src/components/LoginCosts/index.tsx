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
          <th scope="col" rowSpan={2}>
            Login
          </th>
          {['kB', 'Asks', 'Late'].map((what) => (
            <th key={what} scope="colgroup" colSpan={2}>
              {what}
            </th>
          ))}
        </tr>
        <tr>
          {['kB', 'Asks', 'Late'].flatMap((what) =>
            ['visitor', 'reader'].map((who) => (
              <th key={`${what} ${who}`} scope="col">
                {who}
              </th>
            )),
          )}
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
        {title} <small>{version}</small>
      </th>
      {loads.map((load, index) => (
        <td key={`kB ${index === 0}`}>{(kilobytes(load) - kilobytes(base)).toFixed(1)}</td>
      ))}
      {loads.map((load, index) => (
        <td key={`asks ${index === 0}`}>{load.questions - base.questions}</td>
      ))}
      <td>{Math.round(seen.visitor.slow.late.median)} ms</td>
      <td>{Math.round(seen.reader.slow.late.median)} ms</td>
    </tr>
  )
}
