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

