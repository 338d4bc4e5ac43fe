import type { Pod, Wait, Workload } from '../stream/contract'

/** The states of a rung, as the page's `data-state` says them. */
export type RungState = 'ghost' | 'creating' | 'pending' | 'starting' | 'ready' | 'terminating' | 'failed'

export interface Rung {
  ordinal: number
  name: string
  state: RungState
  /** Above the wanted number (or all of them, when the workload is being deleted): it will go. */
  condemned: boolean
  /** This rung and every one below it that should exist is ready: the ladder is climbed up to here. */
  climbed: boolean
  /** The lowest one to come. */
  next: boolean
  pod: Pod | null
  /** What the server tells of an ordinal that has no pod, besides its waits. */
  told: Pod | null
  wait: Wait | null
  /** Stays on its revision because a person wants it so. */
  held: boolean
}

/** Container states that do not get better by waiting alone. */
const TROUBLES = new Set([
  'ImagePullBackOff',
  'ErrImagePull',
  'ErrImageNeverPull',
  'InvalidImageName',
  'CrashLoopBackOff',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
])

const HOLDS = new Set(['HELD_BY_PARTITION', 'HELD_BY_ON_DELETE', 'HELD_BY_PAUSE'])

export function stateOf(pod: Pod | null): RungState {
  if (pod === null) return 'ghost'
  if (pod.terminating) return 'terminating'
  if (pod.phase !== 'Pending' && pod.phase !== 'Running') return 'failed'
  if (pod.waiting !== null && TROUBLES.has(pod.waiting)) return 'failed'
  if (pod.ready) return 'ready'
  if (pod.phase === 'Running') return 'starting'
  return pod.node === null && pod.waiting === null ? 'creating' : 'pending'
}

/** Moving by itself; what is failed, ready or to come stands still. */
export function moves(state: RungState): boolean {
  return state === 'creating' || state === 'pending' || state === 'starting' || state === 'terminating'
}

/** From 0 upwards. */
export function rungsOf(workload: Workload): Rung[] {
  const { start } = workload
  const deleting = workload.phase === 'Deleting'
  const end = start + (deleting ? 0 : workload.replicas.desired)
  const pods = new Map(workload.pods.map((pod) => [pod.ordinal, pod]))
  const ordinals = new Set(pods.keys())
  for (let ordinal = start; ordinal < end; ordinal++) ordinals.add(ordinal)

  let climbed = true
  let allThere = true
  return [...ordinals]
    .sort((a, b) => a - b)
    .map((ordinal) => {
      const told = pods.get(ordinal) ?? null
      const pod = told?.uid === null ? null : told
      const state = stateOf(pod)
      const condemned = ordinal < start || ordinal >= end
      climbed &&= state === 'ready'
      const next = allThere && state === 'ghost'
      allThere &&= !next
      return {
        ordinal,
        name: told?.name ?? `${workload.name}-${ordinal}`,
        state,
        condemned,
        climbed,
        next,
        pod,
        told,
        held: HOLDS.has(told?.reason ?? ''),
        wait: workload.waits.find((wait) => wait.ordinal === ordinal) ?? null,
      }
    })
}

/** Several rungs that say the same, drawn as one. */
export interface Fold {
  from: number
  to: number
  state: RungState
  climbed: boolean
}

/** A ladder longer than this does not fit on a screen; what stands still is folded. */
export const FOLD_ABOVE = 16
const KEEP_AT_ENDS = 1

/** Folds long runs of calm rungs (all ready, or all to come); what moves, fails or waits is always shown. */
export function fold(rungs: readonly Rung[]): (Rung | Fold)[] {
  if (rungs.length <= FOLD_ABOVE) return [...rungs]
  const out: (Rung | Fold)[] = []
  let run: Rung[] = []
  const flush = () => {
    const middle = run.slice(KEEP_AT_ENDS, run.length - KEEP_AT_ENDS)
    const [first, last] = [middle[0], middle[middle.length - 1]]
    if (middle.length < 3 || !first || !last) out.push(...run)
    else {
      out.push(...run.slice(0, KEEP_AT_ENDS))
      out.push({ from: first.ordinal, to: last.ordinal, state: first.state, climbed: first.climbed })
      out.push(...run.slice(-KEEP_AT_ENDS))
    }
    run = []
  }
  for (const rung of rungs) {
    const calm = (rung.state === 'ready' || rung.state === 'ghost') && (rung.wait === null || rung.held) && !rung.condemned
    const same = run[0] === undefined || (run[0].state === rung.state && run[0].climbed === rung.climbed)
    if (!calm || !same) flush()
    if (calm) run.push(rung)
    else out.push(rung)
  }
  flush()
  return out
}
