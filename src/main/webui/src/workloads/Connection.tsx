import type { Connection as ConnectionState } from '../stream/reduce'
import { Since, TimeOfDay } from '../ui/clock'

const WORDS: Record<ConnectionState, string> = {
  live: 'live',
  connecting: 'connecting…',
  stale: 'connection lost',
}

/** A promise: "live" stands here only while what the page shows is what is. */
export function Connection({ state }: { state: ConnectionState }) {
  return (
    <p className="connection" data-testid="connection" data-state={state} role="status">
      <span className="connection-dot" aria-hidden="true" />
      {WORDS[state]}
    </p>
  )
}

export function StaleBanner({ since }: { since: number }) {
  return (
    <div className="banner" data-testid="stale-banner" role="alert">
      <strong>You are looking at the past.</strong>{' '}
      <span>
        The connection was lost at <TimeOfDay time={since} />
      </span>
      <span aria-live="off">
        , <Since time={since} prefix="" /> ago
      </span>
      . Trying again by itself.
    </div>
  )
}
