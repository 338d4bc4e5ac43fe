import type { Action } from '../api/actions'
import { json, MERGE_PATCH, tagged } from '../api/client'
import type { Target } from '../api/paths'
import { pathOf, servicePath } from '../api/paths'
import type { Items, Service } from '../api/types'
import type { Value } from '../manifest'
import { BOOKS, OF_SERVERS } from '../manifest'

export type Tree = Record<string, Value>

/** An object that can be edited, as it is stored at a moment, without what servers keep for themselves. */
export interface Held {
  /** The same for as long as the object is. */
  id: string
  kind: 'workload' | 'service'
  /** Where it is asked for and changed. */
  path: string
  object: Tree
  /** Of the version that it was read at. */
  tag: string
}

export function cleaned(object: Tree): Tree {
  const { status: _, metadata, ...rest } = object
  const kept = Object.fromEntries(Object.entries((metadata ?? {}) as Tree).filter(([name]) => !OF_SERVERS.includes(name)))
  const annotations = Object.entries((kept['annotations'] ?? {}) as Tree).filter(([name]) => !BOOKS.test(name))
  delete kept['annotations']
  if (annotations.length > 0) kept['annotations'] = Object.fromEntries(annotations)
  const { apiVersion, kind, ...others } = rest
  return { ...(apiVersion === undefined ? {} : { apiVersion }), ...(kind === undefined ? {} : { kind }), metadata: kept, ...others }
}

/** The workload, and with it the Services that lead to it. */
export async function hold(target: Target, withServices: boolean, signal: AbortSignal): Promise<Held[]> {
  const workload = await tagged<Tree>(pathOf(target), { signal })
  const first: Held = { id: 'workload', kind: 'workload', path: pathOf(target), object: cleaned(workload.body), tag: workload.tag }
  if (!withServices) return [first]
  const { items } = await json<Items<Service>>(pathOf(target, '/services'), { signal })
  return [first, ...(await Promise.all(items.map(({ name }) => holdService(target, name, signal))))]
}

export async function holdService(target: Target, name: string, signal?: AbortSignal): Promise<Held> {
  const path = servicePath(target, name)
  const { body, tag } = await tagged<Tree>(path, signal ? { signal } : {})
  return { id: `service-${name}`, kind: 'service', path, object: cleaned(body), tag }
}

export function change(held: Held, patch: Value): Action {
  return { path: held.path, call: { method: 'PATCH', contentType: MERGE_PATCH, body: patch, ifMatch: held.tag } }
}
