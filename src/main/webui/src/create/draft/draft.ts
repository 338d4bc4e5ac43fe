import type { Manifest, Path } from '../../manifest'
import { isMapping, manifestOf, read, servicesIn, split, workloadIn, WORKLOADS, write } from '../../manifest'

/** What is to be made: the workload and what comes with it. */
export type Draft = readonly Manifest[]

/** Labels that people name a workload by. */
const NAMING = ['app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance']
const LABELLED = new Set(['labels', 'matchLabels', 'selector'])

export const NAME: Path = ['metadata', 'name']
export const POD: Path = ['spec', 'template', 'spec']
export const SELECTOR: Path = ['spec', 'selector', 'matchLabels']
export const POD_LABELS: Path = ['spec', 'template', 'metadata', 'labels']

export function draftOf(...texts: string[]): Draft {
  return texts.flatMap(split)
}

export function edit(draft: Draft, index: number, change: (text: string) => string): Draft {
  return draft.map((one, at) => (at === index ? manifestOf(change(one.text)) : one))
}

export function without(draft: Draft, index: number): Draft {
  return draft.filter((_, at) => at !== index)
}

export function workloadOf(draft: Draft): Manifest {
  return draft[workloadIn(draft)] ?? { kind: '', name: '', text: '' }
}

export function textAt(text: string, path: Path): string {
  const found = read(text, path)
  return found === undefined || found === null || typeof found === 'object' ? '' : String(found)
}

export function listAt(text: string, path: Path): readonly unknown[] {
  const found = read(text, path)
  return Array.isArray(found) ? found : []
}

export function pairsAt(text: string, path: Path): [string, unknown][] {
  const found = read(text, path)
  return isMapping(found) ? Object.entries(found) : []
}

export function setKind(draft: Draft, kind: string): Draft {
  return edit(draft, workloadIn(draft), (text) => write(write(text, ['apiVersion'], WORKLOADS[kind] ?? ''), ['kind'], kind))
}

/** Another name; what is called after the former one follows: its Services, and the labels that its pods are found by. */
export function nameWorkload(draft: Draft, name: string): Draft {
  const at = workloadIn(draft)
  const text = draft[at]?.text ?? ''
  const former = textAt(text, NAME)
  const service = textAt(text, ['spec', 'serviceName'])
  const called = service === former || service.startsWith(`${former}-`)
  return draft.map((one, index) => {
    let next = one.text
    if (index === at) {
      next = write(next, NAME, name)
      if (called) next = write(next, ['spec', 'serviceName'], name + service.slice(former.length))
    } else if (one.kind === 'Service' && (one.name === former ? called : one.name.startsWith(`${former}-`))) {
      next = write(next, NAME, name + one.name.slice(former.length))
    }
    if (index === at || one.kind === 'Service') {
      for (const path of namedPaths(read(next, []), former)) next = write(next, path, name)
    }
    return next === one.text ? one : manifestOf(next)
  })
}

function namedPaths(value: unknown, name: string, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return []
  const here = LABELLED.has(String(path.at(-1))) ? NAMING.filter((key) => isMapping(value) && value[key] === name) : []
  return [
    ...here.map((key) => [...path, key]),
    ...Object.entries(value).flatMap(([key, inner]) => namedPaths(inner, name, [...path, Array.isArray(value) ? Number(key) : key])),
  ]
}

/** The headless Service's name, in the workload and in the Service. */
export function nameService(draft: Draft, name: string): Draft {
  const at = governing(draft)
  const named = edit(draft, workloadIn(draft), (text) => write(text, ['spec', 'serviceName'], name))
  return at === -1 ? named : edit(named, at, (text) => write(text, NAME, name))
}

/** The number of the Service that the workload names, or -1. */
export function governing(draft: Draft): number {
  const name = textAt(workloadOf(draft).text, ['spec', 'serviceName'])
  return servicesIn(draft).find((index) => draft[index]?.name === name) ?? -1
}

/** A volume's other name, wherever containers mount it. */
export function renameVolume(text: string, path: Path, name: string): string {
  const former = textAt(text, path)
  let next = write(text, path, name)
  // While it is typed it may be called like another for a moment: that one's mounts are not its own.
  if (volumeNames(text).filter((one) => one === former).length > 1) return next
  for (const list of ['initContainers', 'containers']) {
    listAt(text, [...POD, list]).forEach((_, container) => {
      const mounts: Path = [...POD, list, container, 'volumeMounts']
      listAt(text, mounts).forEach((mount, index) => {
        if (isMapping(mount) && mount['name'] === former) next = write(next, [...mounts, index, 'name'], name)
      })
    })
  }
  return next
}

/** Of the claims and of the template, one after the other. */
export function volumeNames(text: string): string[] {
  const names = (list: Path, name: Path) => listAt(text, list).map((_, index) => textAt(text, [...list, index, ...name]))
  return [...names(['spec', 'volumeClaimTemplates'], NAME), ...names([...POD, 'volumes'], ['name'])]
}
