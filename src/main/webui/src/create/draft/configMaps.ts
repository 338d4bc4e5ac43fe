import type { Path } from '../../manifest'
import { isMapping, manifestOf, read, workloadIn, write, written } from '../../manifest'
import { containersOf } from './containers'
import type { Draft } from './draft'
import { edit, listAt, NAME, pairsAt, POD, textAt, workloadOf } from './draft'
import { unused } from './unused'

/** A ConfigMap that is made along with the workload. */
export interface OwnConfigMap {
  index: number
  name: string
  keys: string[]
}

/** A key that has no name yet cannot be read. */
export function configMapsIn(draft: Draft): OwnConfigMap[] {
  return draft.flatMap(({ kind, name, text }, index) => {
    if (kind !== 'ConfigMap') return []
    const keys = ['data', 'binaryData'].flatMap((field) => pairsAt(text, [field]).map(([key]) => key))
    return [{ index, name, keys: keys.filter((key) => key !== '') }]
  })
}

/** Under a name that neither the draft nor the project has. */
export function addConfigMap(draft: Draft, taken: readonly string[]): Draft {
  const base = workloadOf(draft).name === '' ? 'settings' : `${workloadOf(draft).name}-settings`
  const name = unused(base, new Set([...taken, ...configMapsIn(draft).map((one) => one.name)]))
  return [...draft, manifestOf(written({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }, 'yaml'))]
}

/** Another name; whatever in the pods reads it by the former one follows. */
export function nameConfigMap(draft: Draft, index: number, name: string): Draft {
  const former = draft[index]?.name ?? ''
  const named = edit(draft, index, (text) => write(text, NAME, name))
  // While it is typed it may be called like another for a moment: what reads that one does not follow.
  if (configMapsIn(draft).filter((one) => one.name === former).length > 1) return named
  return edit(named, workloadIn(named), (text) =>
    references(text).reduce((now, path) => (textAt(now, path) === former ? write(now, path, name) : now), text),
  )
}

/** Where a pod names ConfigMaps. */
function references(text: string): Path[] {
  const inContainers = containersOf(text).flatMap(({ path }) => [
    ...each(text, [...path, 'env'], ['valueFrom', 'configMapKeyRef']),
    ...each(text, [...path, 'envFrom'], ['configMapRef']),
  ])
  const volumes = listAt(text, [...POD, 'volumes']).flatMap((_, index) => {
    const path = [...POD, 'volumes', index]
    return [[...path, 'configMap'], ...each(text, [...path, 'projected', 'sources'], ['configMap'])]
  })
  return [...inContainers, ...volumes].filter((path) => isMapping(read(text, path))).map((path) => [...path, 'name'])
}

function each(text: string, list: Path, below: Path): Path[] {
  return listAt(text, list).map((_, index) => [...list, index, ...below])
}
