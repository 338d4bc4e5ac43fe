import { useClusterEvents } from '../../api/queries'
import { useSay } from '../../i18n'
import { Age } from '../../ui/clock'
import { Fetched } from '../../ui/Fetched'
import type { Shown } from '../shown'

/** What the cluster has written down about it, newest first. */
export function EventsTab({ shown: { workload, live } }: { shown: Shown }) {
  const say = useSay()
  const result = useClusterEvents(workload, live.happenings[0]?.id ?? '')
  return (
    <Fetched {...result} empty={(data) => data.items.length === 0} nothing={say('events.none')}>
      {({ items }) => (
        <section className="card" aria-label={say('tab.events')}>
          <ol className="timeline" data-testid="events">
            {items.map((event, index) => (
              <li key={index} data-type={event.type}>
                <span className="timeline-age">
                  <Age time={Date.parse(event.last)} />
                </span>
                <span>
                  <b>{event.reason}</b> <span className="quiet">{event.object}</span>
                  {event.count > 1 && <span className="quiet"> ×{event.count}</span>}
                  <br />
                  {event.message}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </Fetched>
  )
}
