import type { ClusterEvent } from '../api/types'
import { useSay } from '../i18n'
import { spoken } from '../i18n/phrase'
import { sayReason } from '../i18n'
import type { Happening } from '../stream/happenings'
import { TimeOfDay } from '../ui/clock'

/** What happened, newest first, each with its reason. */
export function Happenings({ happenings, before = [] }: { happenings: readonly Happening[]; before?: readonly ClusterEvent[] }) {
  const say = useSay()
  return (
    <aside className="happenings card" aria-labelledby="happenings-title">
      <h2 id="happenings-title">{say('happened.title')}</h2>
      {happenings.length + before.length === 0 ? (
        <p className="quiet">{say('happened.none')}</p>
      ) : (
        <ol className="lines" data-testid="happenings" tabIndex={0} aria-labelledby="happenings-title">
          {happenings.map((one) => (
            <li key={one.id} data-kind={one.kind}>
              <TimeOfDay time={one.time} />{' '}
              <span>
                {one.subject && <b>{one.subject}</b>} {spoken(say, one.text)}{' '}
                {one.reason && (
                  <span className="reason" title={one.reason}>
                    {sayReason(one.reason, one.message)}
                  </span>
                )}
              </span>
            </li>
          ))}
          {before.map((event, index) => (
            <li key={index} data-kind={event.type === 'Warning' ? 'trouble' : 'recorded'}>
              <TimeOfDay time={Date.parse(event.last)} /> <span>{event.message}</span>
            </li>
          ))}
        </ol>
      )}
    </aside>
  )
}
