import type { Target } from '../api/paths'

/** Where the pages are. The empty project is all of them. */
export function listPath(project: string): string {
  return project === '' ? '/workloads' : `/projects/${encodeURIComponent(project)}/workloads`
}

export function createPath(project: string): string {
  return `/projects/${encodeURIComponent(project === '' ? 'default' : project)}/create`
}

/** Another one like it is made there. */
export function clonePath({ namespace, name }: Target): string {
  return `${createPath(namespace)}?from=${encodeURIComponent(name)}`
}

export function detailPath({ namespace, name }: Target, tab = ''): string {
  return `/projects/${encodeURIComponent(namespace)}/workloads/${encodeURIComponent(name)}${tab === '' ? '' : `/${tab}`}`
}
