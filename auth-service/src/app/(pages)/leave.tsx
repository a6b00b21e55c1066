import type {Destination} from '../../ui/destination'

/** The way out for whoever does not want an account now. The docs' front page: a members' page would send them back here. */
export function LeaveForDocs({docs}: {docs: Destination}) {
  return (
    <p>
      Not now? <a href={docs.href}>Read on at {docs.host}</a>
    </p>
  )
}
