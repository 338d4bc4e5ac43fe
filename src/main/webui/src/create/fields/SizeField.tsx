import { useSay } from '../../i18n'
import { amountOf } from '../../list/quota'
import { SIZES } from '../draft/volumes'
import { useField } from '../DraftContext'
import type { Labelled } from './Field'
import { TextField } from './TextField'

/** A size to type, and a slider for its magnitude. */
export function SizeField({ path, label, required = false, testId }: Labelled & { testId: string }) {
  const say = useSay()
  const { id, value, set } = useField(path)
  const size = typeof value === 'object' ? NaN : amountOf(String(value ?? ''))
  const above = SIZES.findIndex((one) => amountOf(one) >= size)
  const stop = above === -1 ? (size > 0 ? SIZES.length - 1 : 0) : above
  return (
    <div className="size">
      <TextField path={path} label={label} required={required} placeholder="10Gi" testId={testId} />
      <input
        id={`${id}-slider`}
        type="range"
        min={0}
        max={SIZES.length - 1}
        value={stop}
        aria-label={say('create.size.slider', { what: label })}
        aria-valuetext={String(value ?? '')}
        onChange={(event) => set(SIZES[event.currentTarget.valueAsNumber])}
        data-testid={`${testId}-slider`}
      />
    </div>
  )
}
