import { memo } from 'react'
import type { Workload } from '../stream/contract'
import type { Rung } from './rungs'
import { rungsOf } from './rungs'

/** More dots than these say no more than a bar does. */
const DOTS_MAX = 9
const STEP = 12
const BAR = DOTS_MAX * STEP

/** The ladder lying down, 0 at the left, for a row of a list. The numbers stand beside it, so it is silent for screen readers. */
export const MiniLadder = memo(function MiniLadder({ workload }: { workload: Workload }) {
  const rungs = rungsOf(workload)
  const width = rungs.length > DOTS_MAX ? BAR : Math.max(1, rungs.length) * STEP
  return (
    <svg className="mini" viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
      {rungs.length > DOTS_MAX ? (
        <Bar rungs={rungs} />
      ) : (
        rungs.map((rung, index) => <MiniDot key={rung.ordinal} rung={rung} x={index * STEP + 6} />)
      )}
    </svg>
  )
})

function MiniDot({ rung, x }: { rung: Rung; x: number }) {
  return (
    <circle
      className="mini-dot"
      data-state={rung.state}
      data-condemned={rung.condemned}
      cx={x}
      cy="6"
      r="4.25"
      data-testid={`dot-${rung.ordinal}`}
    />
  )
}

/** As long as the ladder, in the order of ordinals; neighbours of one state are one piece. */
function Bar({ rungs }: { rungs: readonly Rung[] }) {
  const pieces: { from: number; to: number; state: string }[] = []
  rungs.forEach((rung, index) => {
    const last = pieces.at(-1)
    if (last?.state === rung.state) last.to = index + 1
    else pieces.push({ from: index, to: index + 1, state: rung.state })
  })
  const scale = BAR / rungs.length
  return pieces.map((piece) => (
    <rect
      key={piece.from}
      className="mini-piece"
      data-state={piece.state}
      x={piece.from * scale}
      y="3"
      width={Math.max(1.5, (piece.to - piece.from) * scale)}
      height="6"
    />
  ))
}
