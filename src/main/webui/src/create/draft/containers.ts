import type { Path, Value } from '../../manifest'
import { isMapping, read, remove, write } from '../../manifest'
import { listAt, POD, textAt } from './draft'
import { unused } from './unused'

export const CONTAINER_KINDS = ['worker', 'init', 'sidecar'] as const
/** An init container that stays beside the others is a sidecar. */
export type ContainerKind = (typeof CONTAINER_KINDS)[number]

/** What may be asked of a container, in the order in which people think of it. */
export const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const
export type ProbeName = (typeof PROBES)[number]

/** What may be done around a container's life. */
export const HOOKS = ['postStart', 'preStop'] as const
export type HookName = (typeof HOOKS)[number]

export interface ContainerAt {
  path: Path
  kind: ContainerKind
  name: string
}

/** In the order in which they start. */
export function containersOf(text: string): ContainerAt[] {
  return ['initContainers', 'containers'].flatMap((list) =>
    listAt(text, [...POD, list]).map((_, index): ContainerAt => {
      const path = [...POD, list, index]
      const stays = textAt(text, [...path, 'restartPolicy']) === 'Always'
      return { path, name: textAt(text, [...path, 'name']), kind: list === 'containers' ? 'worker' : stays ? 'sidecar' : 'init' }
    }),
  )
}

export function addContainer(text: string): string {
  const name = unused('container', new Set(containersOf(text).map((one) => one.name)))
  const list: Path = [...POD, 'containers']
  return write(text, [...list, listAt(text, list).length], { name, image: '' })
}

export function changeKind(text: string, { path, kind }: ContainerAt, to: ContainerKind): string {
  const container = read(text, path)
  if (kind === to || !isMapping(container)) return text
  if (to === 'worker' || kind === 'worker') {
    const { restartPolicy: _, ...rest } = container
    const list: Path = [...POD, to === 'worker' ? 'containers' : 'initContainers']
    const moved: Value = to === 'sidecar' ? { ...rest, restartPolicy: 'Always' } : rest
    return remove(write(text, [...list, listAt(text, list).length], moved), path)
  }
  return to === 'sidecar' ? write(text, [...path, 'restartPolicy'], 'Always') : remove(text, [...path, 'restartPolicy'])
}

/** Where the container mounts the volume, or null. */
export function mountOf(text: string, container: Path, volume: string): Path | null {
  const mounts: Path = [...container, 'volumeMounts']
  const index = listAt(text, mounts).findIndex((mount) => isMapping(mount) && mount['name'] === volume)
  return index === -1 ? null : [...mounts, index]
}

export function setMount(text: string, container: Path, volume: string, mountPath: string): string {
  const mount = mountOf(text, container, volume)
  if (mount) return mountPath === '' ? remove(text, mount) : write(text, [...mount, 'mountPath'], mountPath)
  const mounts: Path = [...container, 'volumeMounts']
  return mountPath === '' ? text : write(text, [...mounts, listAt(text, mounts).length], { name: volume, mountPath })
}

/** Without the volume, and without what mounts it: a container may do so at several places. */
export function removeVolume(text: string, path: Path, volume: string): string {
  const left = containersOf(text).reduce((next, { path: container }) => unmount(next, container, volume), text)
  return remove(left, path)
}

function unmount(text: string, container: Path, volume: string): string {
  const mount = mountOf(text, container, volume)
  return mount === null ? text : unmount(remove(text, mount), container, volume)
}
