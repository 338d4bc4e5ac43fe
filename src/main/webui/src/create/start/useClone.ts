import { useQuery } from '@tanstack/react-query'
import { json, text } from '../../api/client'
import { pathOf, servicePath, workloadsOf } from '../../api/paths'
import type { Items, Page, Service } from '../../api/types'
import type { Tree } from '../../edit/held'
import { cloneOf } from '../draft/clone'

/** As many names as are looked at for one that is free. */
const NAMES_MAX = 1000

/** A draft like the workload of that name. */
export function useClone(namespace: string, name: string | null) {
  return useQuery({
    queryKey: ['clone', namespace, name],
    queryFn: async ({ signal }) => {
      const target = { namespace, name: name ?? '' }
      const whole = ({ name: one }: Service) => json<Tree>(servicePath(target, one), { signal })
      const [stored, services, page] = await Promise.all([
        text(pathOf(target), { signal }),
        json<Items<Service>>(pathOf(target, '/services'), { signal }).then(({ items }) => Promise.all(items.map(whole))),
        json<Page>(workloadsOf(namespace), { query: { text: target.name, limit: NAMES_MAX }, signal }),
      ])
      const names = new Set(page.items.map((one) => one.name))
      return cloneOf(stored, services, (one) => names.has(one))
    },
    enabled: name !== null,
    gcTime: 0,
    staleTime: Infinity,
  })
}
