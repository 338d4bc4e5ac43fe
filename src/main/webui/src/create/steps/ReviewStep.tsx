import { Alert } from '@patternfly/react-core/dist/esm/components/Alert'
import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { rehearse } from '../../api/actions'
import { json, Problem, YAML } from '../../api/client'
import { workloadsOf } from '../../api/paths'
import { useMay } from '../../api/queries'
import type { StoredObject } from '../../api/types'
import { PlanView } from '../../detail/PlanSteps'
import { useSay } from '../../i18n'
import { join } from '../../manifest'
import { detailPath } from '../../shell/places'
import { ProblemPlace } from '../../ui/ProblemPlace'
import { TextDiff } from '../../ui/TextDiff'
import { DONE } from '../Leaving'
import type { DraftState } from '../useDrafting'
import { MarkList } from './MarkList'
import { QuotaNote } from './QuotaNote'

/** What the server says to it, before it is asked for real. */
export function ReviewStep({ drafting }: { drafting: DraftState }) {
  const say = useSay()
  const navigate = useNavigate()
  const { project, draft, around, marks, hear, goTo, letGo, origin } = drafting
  const may = useMay(project)
  const body = join(draft)
  const action = { path: workloadsOf(project), call: { method: 'POST' as const, body, contentType: YAML } }
  const trying = useQuery({
    queryKey: ['rehearsal', action.path, action.call],
    queryFn: ({ signal }) => rehearse(action, signal),
    gcTime: 0,
    retry: false,
  })
  const making = useMutation({
    mutationFn: () => json<StoredObject>(action.path, action.call),
    onSuccess: ({ metadata }) => {
      letGo()
      void navigate(detailPath(metadata), { state: DONE })
    },
  })
  const error = making.error ?? trying.error
  // What points to a field is told above, with the way there.
  const placed = error instanceof Problem && error.faults.some(({ pointer }) => pointer !== '')
  // It is heard once for each answer; what it is compared with changes with the draft.
  useEffect(() => hear(error), [error])
  return (
    <>
      <ul className="review-files" aria-label={say('create.files')}>
        {draft.map(({ kind, name }, index) => (
          <li key={index}>
            <span className="quiet">{kind}</span> <b>{name || '–'}</b>
          </li>
        ))}
      </ul>
      <MarkList draft={draft} marks={marks} goTo={goTo} />
      <QuotaNote project={project} draft={draft} around={around} />
      {error && !placed && (
        <ProblemPlace
          error={error}
          retry={() => {
            making.reset()
            void trying.refetch()
          }}
        />
      )}
      {!error && !trying.data && <Skeleton height="6rem" screenreaderText={say('loading')} />}
      {!error && trying.data && (
        <Alert
          isInline
          variant="success"
          component="p"
          title={say('create.fits', { name: trying.data.object.metadata.name })}
          data-testid="fits"
        >
          <PlanView plan={trying.data.plan} />
        </Alert>
      )}
      {origin !== '' && origin !== body && <TextDiff title={say('create.changed')} before={origin} after={body} />}
      <div className="actions wizard-foot">
        <Button
          variant="primary"
          isDisabled={!may('create') || making.isPending || !trying.isSuccess}
          isLoading={making.isPending}
          onClick={() => making.mutate()}
          data-testid="make"
        >
          {say('create.make')}
        </Button>
        {!may('create') && <span className="quiet">{say('create.mayNot', { project })}</span>}
      </div>
    </>
  )
}
