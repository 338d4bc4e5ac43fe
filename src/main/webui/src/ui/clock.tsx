import { createContext, useContext, useSyncExternalStore } from 'react'
import { useSay } from '../i18n'
import type { Say } from '../i18n/phrase'

/** What "now" is for relative times: a number freezes them (stale data does not grow older on its own), null lets them tick. */
export const FrozenAt = createContext<number | null>(null)

let now = Date.now()
let ticking: ReturnType<typeof setInterval> | undefined
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  now = Date.now()
  ticking ??= setInterval(() => {
    now = Date.now()
    for (const each of listeners) each()
  }, 1000)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      clearInterval(ticking)
      ticking = undefined
    }
  }
}

export function useNow(): number {
  const frozen = useContext(FrozenAt)
  const live = useSyncExternalStore(subscribe, () => now)
  return frozen ?? live
}

const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const

/** The two largest units that say something; a browser's clock may run behind the server's, so never negative. */
export function spanWords(say: Say, ms: number, parts = 2): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const first = UNITS.findIndex(([, size]) => seconds >= size)
  const shown = first < 0 ? UNITS.slice(-1) : UNITS.slice(first, first + parts)
  let left = seconds
  return shown
    .map(([unit, size]) => {
      const n = Math.floor(left / size)
      left -= n * size
      return say(`clock.${unit}`, { n })
    })
    .join(' ')
}

/** "for 12 s", ticking. */
export function Since({ time }: { time: number }) {
  const at = useNow()
  const say = useSay()
  return (
    <time className="since" dateTime={new Date(time).toISOString()} title={new Date(time).toLocaleString()}>
      {say('clock.for', { span: spanWords(say, at - time) })}
    </time>
  )
}

/** How old something is, to the largest unit that says something: "3 d". */
export function Age({ time }: { time: number }) {
  const at = useNow()
  const say = useSay()
  return (
    <time dateTime={new Date(time).toISOString()} title={new Date(time).toLocaleString()}>
      {spanWords(say, at - time, 1)}
    </time>
  )
}

export function TimeOfDay({ time }: { time: number }) {
  const date = new Date(time)
  const two = (part: number) => String(part).padStart(2, '0')
  return (
    <time className="clock" dateTime={date.toISOString()} title={date.toLocaleString()}>
      {two(date.getHours())}:{two(date.getMinutes())}:{two(date.getSeconds())}
    </time>
  )
}
