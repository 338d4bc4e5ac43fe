import { ALIAS, DESCRIPTION } from './annotations'
import type { Call } from './client'
import { json, MERGE_PATCH } from './client'
import type { Target } from './paths'
import { pathOf } from './paths'
import type { Rehearsal } from './types'

/** One thing that a person may ask of a workload: sent for real, or rehearsed. */
export interface Action {
  path: string
  call: Call
}

export const scale = (target: Target, replicas: number): Action => ({
  path: pathOf(target, '/scale'),
  call: { method: 'PUT', body: { replicas } },
})

export const restart = (target: Target): Action => ({ path: pathOf(target, '/restart'), call: { method: 'POST' } })
export const pause = (target: Target): Action => ({ path: pathOf(target, '/pause'), call: { method: 'POST' } })
export const resume = (target: Target): Action => ({ path: pathOf(target, '/resume'), call: { method: 'POST' } })

export const rollback = (target: Target, revision: number): Action => ({
  path: pathOf(target, '/rollback'),
  call: { method: 'POST', body: { revision } },
})

export const partition = (target: Target, value: number): Action => ({
  path: pathOf(target),
  call: {
    method: 'PATCH',
    contentType: MERGE_PATCH,
    body: { spec: { updateStrategy: { rollingUpdate: { partition: value } } } },
  },
})

export const remove = (target: Target, orphan: boolean): Action => ({
  path: pathOf(target),
  call: { method: 'DELETE', query: { orphan } },
})

/** What people call it, and say of it; empty where they say nothing. */
export interface About {
  alias: string
  description: string
}

/** An empty text takes the annotation away. */
export const describe = (target: Target, { alias, description }: About): Action => ({
  path: pathOf(target),
  call: {
    method: 'PATCH',
    contentType: MERGE_PATCH,
    body: { metadata: { annotations: { [ALIAS]: alias || null, [DESCRIPTION]: description || null } } },
  },
})

/** What becomes of the claims when the workload goes. */
export const keepClaims = (target: Target, keep: boolean): Action => ({
  path: pathOf(target),
  call: {
    method: 'PATCH',
    contentType: MERGE_PATCH,
    body: { spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: keep ? 'Retain' : 'Delete' } } },
  },
})

/** Exactly this pod: another one that has its name by now is left alone. */
export const replacePod = (target: Target, ordinal: number, uid: string): Action => ({
  path: pathOf(target, `/pods/${ordinal}`),
  call: { method: 'DELETE', query: { uid } },
})

export async function perform({ path, call }: Action): Promise<void> {
  await json(path, call)
}

export function rehearse({ path, call }: Action, signal?: AbortSignal): Promise<Rehearsal> {
  return json<Rehearsal>(path, { ...call, query: { ...call.query, dryRun: true }, ...(signal ? { signal } : {}) })
}
