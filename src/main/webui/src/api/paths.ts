/** A workload's place under /api/v1. */
export interface Target {
  namespace: string
  name: string
}

export function pathOf({ namespace, name }: Target, rest = ''): string {
  return `/namespaces/${encodeURIComponent(namespace)}/workloads/${encodeURIComponent(name)}${rest}`
}

export function workloadsOf(namespace: string): string {
  return namespace === '' ? '/workloads' : `/namespaces/${encodeURIComponent(namespace)}/workloads`
}
