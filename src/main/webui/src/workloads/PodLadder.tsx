import type { Workload } from '../stream/contract'
import { Dot } from './Dot'
import { FoldRow, RungRow } from './RungRow'
import type { Rung } from './rungs'
import { fold } from './rungs'
import { STATE_WORDS } from './words'

/** The ordinals as rungs, N-1 above, 0 below: up is growing, down is shrinking, nothing jumps about. */
export function PodLadder({ workload, rungs }: { workload: Workload; rungs: readonly Rung[] }) {
  return (
    <ol className="ladder" reversed aria-label={`Pods of ${workload.name}, highest ordinal first`}>
      {fold(rungs)
        .reverse()
        .map((item) =>
          'from' in item ? (
            <FoldRow key={`fold-${item.from}`} fold={item} />
          ) : (
            <RungRow key={item.ordinal} rung={item} revisions={workload.revision} title={titleOf(item)} />
          ),
        )}
    </ol>
  )
}

/** The ladder lying down, 0 at the left: for many workloads on one page. */
export function DotLadder({ workload, rungs }: { workload: Workload; rungs: readonly Rung[] }) {
  return (
    <ol className="dots" aria-label={`Pods of ${workload.name}, lowest ordinal first`}>
      {rungs.map((rung) => (
        <li
          key={rung.ordinal}
          data-testid={`rung-${rung.ordinal}`}
          data-state={rung.state}
          data-condemned={rung.condemned}
          title={titleOf(rung)}
        >
          <Dot state={rung.state} />
          <span className="unseen">
            {rung.name} {STATE_WORDS[rung.state]}
          </span>
        </li>
      ))}
    </ol>
  )
}

function titleOf(rung: Rung): string {
  const reason = rung.pod?.reason ?? rung.wait?.reason
  return `${rung.name}: ${STATE_WORDS[rung.state]}${reason ? ` (${reason})` : ''}`
}
