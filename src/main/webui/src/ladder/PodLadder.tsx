import type { ReactNode } from 'react'
import { Fragment, useState } from 'react'
import { useSay } from '../i18n'
import type { Workload } from '../stream/contract'
import type { Partition } from './PartitionLine'
import { PartitionLine } from './PartitionLine'
import { FoldRow, RungRow } from './RungRow'
import type { Rung } from './rungs'
import { fold } from './rungs'

interface Props {
  workload: Workload
  rungs: readonly Rung[]
  partition?: Partition | undefined
  usageOf?: (ordinal: number) => string | undefined
  actionsOf?: (rung: Rung) => ReactNode
}

/** The ordinals as rungs, N-1 above, 0 below: up is growing, down is shrinking, nothing jumps about. */
export function PodLadder({ workload, rungs, partition, usageOf, actionsOf }: Props) {
  const say = useSay()
  const [unfolded, setUnfolded] = useState(false)
  const { update } = workload.revision
  // The line is drawn above the highest rung that it holds back.
  const line = partition && workload.start + partition.shown
  const items = (unfolded ? [...rungs] : fold(rungs)).reverse()
  const above = line === undefined ? -1 : items.findIndex((item) => ('from' in item ? item.from : item.ordinal) < line)
  // Over no pod at all there is nothing that it could divide.
  const drawn = partition && rungs.length > 0 && <PartitionLine partition={partition} start={workload.start} rungs={rungs.length} />
  return (
    <ol className="ladder" reversed aria-label={say('ladder.label', { name: workload.name })}>
      {items.map((item, index) => (
        <Fragment key={'from' in item ? `fold-${item.from}` : item.ordinal}>
          {index === above && drawn}
          {'from' in item ? (
            <FoldRow fold={item} open={() => setUnfolded(true)} />
          ) : (
            <RungRow
              rung={item}
              update={update}
              touched={touchedBy(item, partition, workload.start)}
              usage={usageOf?.(item.ordinal)}
              actions={actionsOf?.(item)}
            />
          )}
        </Fragment>
      ))}
      {above < 0 && drawn}
    </ol>
  )
}

function touchedBy(rung: Rung, partition: Partition | undefined, start: number) {
  if (!partition || partition.shown === partition.stored) return null
  const index = rung.ordinal - start
  if (index >= partition.shown && index < partition.stored) return 'updates'
  return index < partition.shown && index >= partition.stored ? 'keeps' : null
}
