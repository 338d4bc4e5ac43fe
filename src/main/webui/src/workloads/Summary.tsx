import type { Workload } from '../stream/contract'
import { moves, rungsOf } from './rungs'

export interface Tally {
  workloads: number
  ready: number
  desired: number
  moving: number
  troubled: number
}

export function tallyOf(workloads: Iterable<Workload>): Tally {
  const tally: Tally = { workloads: 0, ready: 0, desired: 0, moving: 0, troubled: 0 }
  for (const workload of workloads) {
    const states = rungsOf(workload).map((rung) => rung.state)
    tally.workloads++
    tally.ready += workload.replicas.ready
    tally.desired += workload.replicas.desired
    if (states.includes('failed')) tally.troubled++
    else if (states.some(moves)) tally.moving++
  }
  return tally
}

/** The whole page in one line. */
export function Summary({ tally }: { tally: Tally }) {
  return (
    <p className="summary" data-testid="summary">
      <span>
        <b>{tally.ready}</b>{' '}
        {tally.ready > tally.desired ? `pods ready, ${tally.desired} wanted,` : `of ${tally.desired} pods ready`} in{' '}
        {tally.workloads} {tally.workloads === 1 ? 'workload' : 'workloads'}
      </span>
      {tally.moving > 0 && <span data-tone="move">{tally.moving} moving</span>}
      {tally.troubled > 0 && <span data-tone="bad">{tally.troubled} in trouble</span>}
    </p>
  )
}
