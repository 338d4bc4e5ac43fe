/** A workload's place under /api/v1. */
export interface Target {
  namespace: string
  name: string
}

export function pathOf({ namespace, name }: Target, rest = ''): string {
  return `/namespaces/${encodeURIComponent(namespace)}/workloads/${encodeURIComponent(name)}${rest}`
}

/** Where one of its Services is read and changed. */
export function servicePath(target: Target, service: string): string {
  return pathOf(target, `/services/${encodeURIComponent(service)}`)
}

export function workloadsOf(namespace: string): string {
  return namespace === '' ? '/workloads' : `/namespaces/${encodeURIComponent(namespace)}/workloads`
}
