import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { useSay } from '../i18n'
import { useLive } from '../live/useLive'
import { TimeOfDay } from '../ui/clock'

/** A promise: "live" stands here only while what the console shows is what is. */
export function Connection() {
  const say = useSay()
  const { connection } = useLive()
  return (
    <p className="connection" data-testid="connection" data-state={connection} role="status">
      <span className="connection-dot" aria-hidden="true" />
      {say(`connection.${connection}`)}
    </p>
  )
}

/** Over everything that may no longer be so. */
export function StaleBanner() {
  const say = useSay()
  const { connection, connectionSince } = useLive()
  if (connection !== 'stale') return null
  return (
    <Alert isInline variant="warning" component="p" className="stale" title={say('stale.title')} data-testid="stale-banner">
      {say('stale.asOf')} <TimeOfDay time={connectionSince} />. {say('stale.again')}
    </Alert>
  )
}
