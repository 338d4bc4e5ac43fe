import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { json, text } from './client'
import type { Target } from './paths'
import { pathOf } from './paths'
import type { Allowed, Claim, ClusterEvent, Items, Namespace, Revision, Service, StoredObject, Usage } from './types'

/** How often what is measured is asked for; metrics servers measure every 15 s or more seldom. */
const USAGE_MS = 15_000

/** `at` is whatever the stream said last of it: where that differs, what REST answers may differ too. */
function useOf<T>(target: Target, what: string, at: unknown, enabled = true) {
  return useQuery({
    queryKey: ['workload', target.namespace, target.name, what, at],
    queryFn: ({ signal }) => json<T>(pathOf(target, what), { signal }),
    placeholderData: keepPreviousData,
    enabled,
  })
}

export const useStored = (target: Target, generation: number | undefined) =>
  useOf<StoredObject>(target, '', generation ?? 0, generation !== undefined)
export const useRevisions = (target: Target, at: unknown) => useOf<Items<Revision>>(target, '/revisions', at)
export const useClaims = (target: Target, at: unknown) => useOf<Items<Claim>>(target, '/claims', at)
export const useServices = (target: Target, at: unknown) => useOf<Items<Service>>(target, '/services', at)
export const useClusterEvents = (target: Target, at: unknown) => useOf<Items<ClusterEvent>>(target, '/events', at)

export function useUsage(target: Target) {
  return useQuery({
    queryKey: ['workload', target.namespace, target.name, '/metrics'],
    queryFn: ({ signal }) => json<Usage>(pathOf(target, '/metrics'), { signal }),
    refetchInterval: (query) => (query.state.data?.measured === false ? false : USAGE_MS),
  })
}

/** As YAML, for people to compare. */
export function useRevisionText(target: Target, number: number | null) {
  return useQuery({
    queryKey: ['workload', target.namespace, target.name, 'revision', number],
    queryFn: ({ signal }) => text(pathOf(target, `/revisions/${number}`), { signal }),
    enabled: number !== null,
    staleTime: Infinity,
  })
}

export function useNamespaces() {
  return useQuery({
    queryKey: ['namespaces'],
    queryFn: ({ signal }) => json<Items<Namespace>>('/catalog/namespaces', { signal }),
    staleTime: 5_000,
  })
}

/** One project with its quotas; asked anew where `at` differs. */
export function useNamespace(name: string, at: unknown) {
  return useQuery({
    queryKey: ['namespace', name, at],
    queryFn: ({ signal }) => json<Namespace>(`/catalog/namespaces/${encodeURIComponent(name)}`, { signal }),
    placeholderData: keepPreviousData,
    enabled: name !== '',
  })
}

export type May = (verb: string, resource?: string) => boolean

export function useAllowed(namespace: string) {
  return useQuery({
    queryKey: ['access', namespace],
    queryFn: ({ signal }) => json<Allowed>('/access', { query: { namespace }, signal }),
    staleTime: 60_000,
  })
}

/** The one place that says what the caller may do: what it does not allow is not offered. */
export function useMay(namespace: string): May {
  const { data } = useAllowed(namespace)
  return (verb, resource = 'workloads') => data?.verbs[resource]?.includes(verb) ?? false
}
