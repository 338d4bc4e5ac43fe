import { Skeleton } from '@patternfly/react-core/dist/esm/components/Skeleton'
import type { ReactNode } from 'react'
import { useSay } from '../i18n'
import { ProblemPlace } from './ProblemPlace'

interface Props<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
  empty: (data: T) => boolean
  nothing: string
  children: (data: T) => ReactNode
}

/** Loading, failed, empty, or what there is. */
export function Fetched<T>({ data, error, refetch, empty, nothing, children }: Props<T>) {
  const say = useSay()
  if (data !== undefined && !empty(data)) return children(data)
  return (
    <section className="card">
      {error ? (
        <ProblemPlace error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <div role="status" aria-label={say('loading')}>
          <Skeleton height="8rem" />
        </div>
      ) : (
        <p className="quiet" data-testid="nothing">
          {nothing}
        </p>
      )}
    </section>
  )
}
