import { Modal, ModalBody, ModalHeader } from '@patternfly/react-core/dist/esm/components/Modal'
import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import { useQuery } from '@tanstack/react-query'
import { json } from '../api/client'
import { pathOf } from '../api/paths'
import type { Explanation } from '../api/types'
import { sayReason, useSay } from '../i18n'
import type { Workload } from '../stream/contract'
import { Since } from '../ui/clock'
import { ProblemPlace } from '../ui/ProblemPlace'

/** Why one ordinal does not move: its own waits first, then those of others that it waits behind. */
export function ExplainDialog({
  workload,
  ordinal,
  name,
  close,
}: {
  workload: Workload
  ordinal: number
  name: string
  close: () => void
}) {
  const say = useSay()
  const { data, error } = useQuery({
    queryKey: ['workload', workload.namespace, workload.name, 'explain', ordinal, workload],
    queryFn: ({ signal }) => json<Explanation>(pathOf(workload, '/explain'), { query: { ordinal }, signal }),
    placeholderData: (before) => before,
  })
  return (
    <Modal isOpen variant="small" onClose={close} aria-labelledby="explain-title" data-testid="explain">
      <ModalHeader title={say('explain.title', { pod: name })} labelId="explain-title" />
      <ModalBody tabIndex={0} aria-label={say('explain.title', { pod: name })}>
        {error && <ProblemPlace error={error} />}
        {!data && !error && <Skeleton height="4rem" />}
        {data?.doing && <p>{say('explain.doing', { what: sayReason(data.doing, null) })}</p>}
        {data && data.because.length === 0 && !data.doing && <p>{say('explain.nothing')}</p>}
        {data && data.because.length > 0 && (
          <ol className="because-list">
            {data.because.map((wait) => (
              <li key={`${wait.reason} ${wait.ordinal}`}>
                {wait.ordinal !== null && <b>{`${workload.name}-${wait.ordinal}: `}</b>}
                {sayReason(wait.reason, wait.message)} {wait.since && <Since time={Date.parse(wait.since)} />}
                {wait.ends && (
                  <span className="quiet">{say('explain.ends', { ends: sayReason(`${wait.reason}.ends`, wait.ends) })}</span>
                )}
              </li>
            ))}
          </ol>
        )}
      </ModalBody>
    </Modal>
  )
}
