import type { Happening } from '../stream/happenings'
import { TimeOfDay } from '../ui/clock'

/** What happened, newest first, each with its reason. */
export function Happenings({ happenings }: { happenings: readonly Happening[] }) {
  return (
    <aside className="happenings card" aria-labelledby="happenings-title">
      <h2 id="happenings-title">What happened</h2>
      {happenings.length === 0 ? (
        <p className="quiet">Nothing since this page was opened.</p>
      ) : (
        <ol className="lines" data-testid="happenings" tabIndex={0} aria-labelledby="happenings-title">
          {happenings.map((one) => (
            <li key={one.id} data-kind={one.kind}>
              <TimeOfDay time={one.time} />{' '}
              <span>
                {one.subject && <b>{one.subject}</b>} {one.text}{' '}
                {one.reason && <span className="reason">{one.reason}</span>}
              </span>
            </li>
          ))}
        </ol>
      )}
    </aside>
  )
}
