import { Label } from '@patternfly/react-core/dist/esm/components/Label'
import type { LabelProps } from '@patternfly/react-core/dist/esm/components/Label'
import { useSay } from '../i18n'
import type { Phase, Workload } from '../stream/contract'

const COLOURS: Record<Phase, NonNullable<LabelProps['color']>> = {
  Updating: 'blue',
  Running: 'green',
  Waiting: 'orange',
  Paused: 'purple',
  Stopped: 'grey',
  Failed: 'red',
  Deleting: 'orangered',
}

/** The status in a word; while it changes, how far it is. */
export function PhaseLabel({ workload, bare = false }: { workload: Workload; bare?: boolean }) {
  const say = useSay()
  const { phase, replicas } = workload
  const far = !bare && (phase === 'Updating' || phase === 'Waiting' || phase === 'Failed')
  return (
    <Label color={COLOURS[phase]} className="phase" data-testid="phase" data-phase={phase} isCompact>
      {say(`phase.${phase}`)}
      {far && ` ${replicas.ready}/${replicas.desired}`}
    </Label>
  )
}
