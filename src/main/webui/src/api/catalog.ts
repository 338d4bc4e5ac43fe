import { useQuery } from '@tanstack/react-query'
import { json } from './client'
import type { components } from './openapi'
import type { Items } from './types'

type Schemas = components['schemas']

export type ConfigMap = Schemas['ConfigMap']
export type WholeConfigMap = Schemas['WholeConfigMap']
export type Secret = Schemas['Secret']
export type Node = Schemas['Node']
export type TakenClaim = Schemas['TakenClaim']
export type TakenService = Schemas['TakenService']
export type StorageClass = Schemas['StorageClass']

const PULLS = 'kubernetes.io/dockerconfigjson'

/** What to choose from changes seldom, and a form asks for it in many places. */
function useCatalog<T>(path: string, query: Record<string, string> = {}, enabled = true): readonly T[] {
  const { data } = useQuery({
    queryKey: ['catalog', path, query],
    queryFn: ({ signal }) => json<Items<T>>(`/catalog/${path}`, { query, signal }),
    staleTime: 30_000,
    // Who may not look types it instead.
    retry: false,
    enabled,
  })
  return data?.items ?? NONE
}

/** Always the same one, so that nobody looks at it again. */
const NONE: readonly never[] = []

const inside = (namespace: string, what: string) => `namespaces/${encodeURIComponent(namespace)}/${what}`

export const useConfigMaps = (namespace: string) => useCatalog<ConfigMap>(inside(namespace, 'configmaps'))
/** Null of one that is not there, or may not be read. */
export function useConfigMap(namespace: string, name: string | undefined): WholeConfigMap | null | undefined {
  const path = `/catalog/${inside(namespace, 'configmaps')}/${encodeURIComponent(name ?? '')}`
  const { data, isError } = useQuery({
    queryKey: ['catalog', path],
    queryFn: ({ signal }) => json<WholeConfigMap>(path, { signal }),
    enabled: name !== undefined,
    staleTime: 30_000,
    retry: false,
  })
  return isError ? null : data
}
export const useSecrets = (namespace: string) => useCatalog<Secret>(inside(namespace, 'secrets'))
export const usePullSecrets = (namespace: string) => useCatalog<Secret>(inside(namespace, 'secrets'), { type: PULLS })
export const useTakenServices = (namespace: string) => useCatalog<TakenService>(inside(namespace, 'services'))
/** Those whose names may be a workload's: all of a project would be many. */
/** As many as the server lists at once. */
export const useClaims = (namespace: string) => useCatalog<TakenClaim>(inside(namespace, 'claims'))
export const useTakenClaims = (namespace: string, workload: string) =>
  useCatalog<TakenClaim>(inside(namespace, 'claims'), { text: `-${workload}-` }, workload !== '')
export const useNodes = () => useCatalog<Node>('nodes')
export const useStorageClasses = () => useCatalog<StorageClass>('storageclasses')
