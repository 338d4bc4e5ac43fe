import { FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { json } from '../../../api/client'
import { pathOf } from '../../../api/paths'
import type { StoredObject } from '../../../api/types'
import { useWorkloadNames } from '../../../api/workloadNames'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { write } from '../../../manifest'
import { idOf, useDoc, useDraft } from '../../DraftContext'

/** The labels by which another workload of the project finds its pods, taken by its name. */
export function OfWorkload({ labels }: { labels: Path }) {
  const say = useSay()
  const { project } = useDraft()
  const { index, change } = useDoc()
  const [name, setName] = useState('')
  const names = useWorkloadNames(project, name)
  const taking = useMutation({
    mutationFn: (of: string) => json<StoredObject>(pathOf({ namespace: project, name: of })),
    onSuccess: ({ spec }) => change((now) => write(now, labels, spec.selector?.matchLabels ?? {})),
  })
  const type = (to: string) => {
    setName(to)
    if (names.includes(to)) taking.mutate(to)
  }
  const id = `${idOf(index, labels)}-workload`
  if (names.length === 0 && name === '') return null
  return (
    <FormGroup label={say('create.podAffinity.workload')} fieldId={id}>
      <TextInput
        id={id}
        value={name}
        list={`${id}-names`}
        placeholder={say('create.podAffinity.workload.any')}
        validated={taking.isError ? 'error' : 'default'}
        onChange={(_, to) => type(to)}
        spellCheck={false}
        autoComplete="off"
      />
      <datalist id={`${id}-names`}>
        {names.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {taking.isError && <p className="wrong">{say('create.podAffinity.workload.gone')}</p>}
    </FormGroup>
  )
}
