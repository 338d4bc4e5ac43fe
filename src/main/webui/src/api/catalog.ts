import { useQuery } from '@tanstack/react-query'
import { json } from './client'
import type { components } from './openapi'
import type { Items } from './types'

type Schemas = components['schemas']

export type ConfigMap = Schemas['ConfigMap']
export type Secret = Schemas['Secret']
export type Node = Schemas['Node']
export type StorageClass = Schemas['StorageClass']

const PULLS = 'kubernetes.io/dockerconfigjson'

/** What to choose from changes seldom, and a form asks for it in many places. */
function useCatalog<T>(path: string, query: Record<string, string> = {}) {
  const { data } = useQuery({
    queryKey: ['catalog', path, query],
    queryFn: ({ signal }) => json<Items<T>>(`/catalog/${path}`, { query, signal }),
    staleTime: 30_000,
    // Who may not look types it instead.
    retry: false,
  })
  return data?.items ?? []
}

const inside = (namespace: string, what: string) => `namespaces/${encodeURIComponent(namespace)}/${what}`

export const useConfigMaps = (namespace: string) => useCatalog<ConfigMap>(inside(namespace, 'configmaps'))
export const useSecrets = (namespace: string) => useCatalog<Secret>(inside(namespace, 'secrets'))
export const usePullSecrets = (namespace: string) => useCatalog<Secret>(inside(namespace, 'secrets'), { type: PULLS })
export const useNodes = () => useCatalog<Node>('nodes')
export const useStorageClasses = () => useCatalog<StorageClass>('storageclasses')
