import { NumberInput } from '@patternfly/react-core/dist/esm/components/NumberInput'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { useState } from 'react'
import { scale } from '../api/actions'
import { useSay } from '../i18n'
import { ConfirmDialog } from './ConfirmDialog'
import type { Shown } from './shown'

/** How many are wanted: turned up and down freely, and asked for by a second step that shows what comes of it. */
export function Replicas({ shown: { workload, may } }: { shown: Shown }) {
  const say = useSay()
  const { desired } = workload.replicas
  const [wanted, setWanted] = useState<number | null>(null)
  const [asking, setAsking] = useState(false)
  const value = wanted ?? desired
  const set = (to: number) => setWanted(Number.isInteger(to) && to >= 0 && to !== desired ? to : null)
  const disabled = !may('update', 'workloads/scale') || workload.phase === 'Deleting'
  return (
    <span className="replicas">
      <label htmlFor="replicas">{say('replicas')}</label>
      <NumberInput
        value={value}
        min={0}
        isDisabled={disabled}
        inputProps={{ id: 'replicas' }}
        onMinus={() => set(value - 1)}
        onPlus={() => set(value + 1)}
        onChange={(event) => set(Number((event.target as HTMLInputElement).value))}
        minusBtnAriaLabel={say('replicas.fewer')}
        plusBtnAriaLabel={say('replicas.more')}
        minusBtnProps={{ 'data-testid': 'fewer' } as object}
        plusBtnProps={{ 'data-testid': 'more' } as object}
        widthChars={3}
      />
      {wanted !== null && (
        <>
          <Button variant="primary" onClick={() => setAsking(true)} data-testid="scale">
            {say('replicas.scale', { from: desired, to: wanted })}
          </Button>
          <Button variant="link" onClick={() => setWanted(null)}>
            {say('cancel')}
          </Button>
        </>
      )}
      {asking && wanted !== null && (
        <ConfirmDialog
          title={say('replicas.title', { name: workload.name, from: desired, to: wanted })}
          text={say(wanted > desired ? 'replicas.up' : 'replicas.down')}
          confirm={say('replicas.scale', { from: desired, to: wanted })}
          action={scale(workload, wanted)}
          close={(done) => {
            setAsking(false)
            if (done) setWanted(null)
          }}
        />
      )}
    </span>
  )
}
