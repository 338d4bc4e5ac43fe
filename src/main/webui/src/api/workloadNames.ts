import { useQuery } from '@tanstack/react-query'
import { json } from './client'
import { workloadsOf } from './paths'
import type { Page } from './types'

/** As many as are offered at a time; more letters find the others. */
const OFFERED = 50

/** Names of workloads of a project to choose from, by what is typed of one. */
export function useWorkloadNames(project: string, typed: string): readonly string[] {
  const { data } = useQuery({
    queryKey: ['workload-names', project, typed],
    queryFn: ({ signal }) => json<Page>(workloadsOf(project), { query: { text: typed, limit: OFFERED }, signal }),
    staleTime: 10_000,
    retry: false,
  })
  return data?.items.map((one) => one.name) ?? []
}
