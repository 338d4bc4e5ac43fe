import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useState } from 'react'
import { rollback } from '../api/actions'
import { useRevisions } from '../api/queries'
import { useSay } from '../i18n'
import { ProblemPlace } from '../ui/ProblemPlace'
import { ConfirmDialog } from './ConfirmDialog'
import { OnDeleteNote } from './OnDeleteNote'
import { RevisionDiff } from './RevisionDiff'
import type { Shown } from './shown'

interface Props {
  shown: Shown
  /** The revision that was chosen already. */
  to?: number
  close: () => void
}

/** Back to an earlier pod template: which one, what it changes, and what would be done. */
export function RollbackDialog({ shown: { workload, stored }, to, close }: Props) {
  const say = useSay()
  const { data, error } = useRevisions(workload, workload.revision)
  const [chosen, setChosen] = useState(to ?? null)
  const present = data?.items.find((one) => one.present)
  const others = data?.items.filter((one) => !one.present) ?? []
  const number = chosen ?? others[0]?.number ?? null
  const text = error ? (
    <ProblemPlace error={error} />
  ) : !data ? (
    <Skeleton height="6rem" />
  ) : others.length === 0 ? (
    <p>{say('rollback.none')}</p>
  ) : (
    <>
      <p>{say('rollback.text')}</p>
      <OnDeleteNote stored={stored} />
      <label htmlFor="revision" className="field">
        {say('rollback.to')}
      </label>
      <FormSelect id="revision" value={number ?? ''} onChange={(_, value) => setChosen(Number(value))}>
        {others.map((one) => (
          <FormSelectOption key={one.number} value={one.number} label={`#${one.number} · ${one.images.join(', ')} · ${one.name}`} />
        ))}
      </FormSelect>
      {present && number !== null && <RevisionDiff target={workload} from={present.number} to={number} />}
    </>
  )
  return (
    <ConfirmDialog
      title={say('rollback.title', { name: workload.name })}
      text={text}
      confirm={number === null ? say('action.rollback') : say('rollback.confirm', { number })}
      action={number === null ? null : rollback(workload, number)}
      blocked={number === null}
      wide
      close={close}
    />
  )
}
