import type { KeyboardEvent, PointerEvent } from 'react'
import { useSay } from '../i18n'

/** How many rungs from the bottom keep their revision: as it is stored, and as a person is about to have it. */
export interface Partition {
  stored: number
  shown: number
  /** Null where the person may not. */
  move: ((to: number) => void) | null
}

interface Props {
  partition: Partition
  start: number
  rungs: number
}

/** A line across the ladder: what is above it goes to a new revision, what is below keeps its own. Dragged, or moved by the keyboard. */
export function PartitionLine({ partition, start, rungs }: Props) {
  const say = useSay()
  const { shown, move } = partition
  const words =
    shown === 0
      ? say('partition.none')
      : shown >= rungs
        ? say('partition.all')
        : say('partition.some', { ordinal: start + shown - 1 })
  if (!move) {
    return (
      <li className="partition" data-held={shown > 0}>
        <span className="partition-words">{words}</span>
      </li>
    )
  }
  const to = (value: number) => move(Math.max(0, Math.min(rungs, value)))
  const keys: Record<string, number> = {
    ArrowUp: shown + 1,
    ArrowRight: shown + 1,
    ArrowDown: shown - 1,
    ArrowLeft: shown - 1,
    Home: 0,
    End: rungs,
    PageUp: shown + 5,
    PageDown: shown - 5,
  }
  const press = (event: KeyboardEvent) => {
    const value = keys[event.key]
    if (value === undefined) return
    event.preventDefault()
    to(value)
  }
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const below = belowPointer(event.currentTarget.closest('.ladder'), event.clientY)
    if (below !== null) to(below - start)
  }
  return (
    <li className="partition" data-held={shown > 0} data-moved={shown !== partition.stored}>
      <span
        className="partition-words"
        role="slider"
        tabIndex={0}
        aria-label={say('partition')}
        aria-orientation="vertical"
        aria-valuemin={0}
        aria-valuemax={rungs}
        aria-valuenow={shown}
        aria-valuetext={words}
        data-testid="partition"
        onKeyDown={press}
        onPointerDown={(event) => {
          event.preventDefault()
          event.currentTarget.focus()
          event.currentTarget.setPointerCapture(event.pointerId)
        }}
        onPointerMove={drag}
      >
        <span className="grip" aria-hidden="true" />
        {words}
      </span>
    </li>
  )
}

/** One more than the highest ordinal whose middle is below the pointer. */
function belowPointer(ladder: Element | null, y: number): number | null {
  if (!ladder) return null
  const rungs = [...ladder.querySelectorAll<HTMLElement>('.rung')]
  const below = rungs.find((rung) => {
    const { top, height } = rung.getBoundingClientRect()
    return top + height / 2 > y
  })
  if (below) return Number(below.dataset['ordinal']) + 1
  return Number(rungs.at(-1)?.dataset['ordinal'] ?? 0)
}
