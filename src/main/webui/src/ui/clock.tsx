import { createContext, useContext, useSyncExternalStore } from 'react'

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

/** A browser's clock may run behind the server's: never negative. */
export function spanWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** "for 12 s", ticking. */
export function Since({ time, prefix = 'for ' }: { time: number; prefix?: string }) {
  const at = useNow()
  return (
    <time className="since" dateTime={new Date(time).toISOString()} title={new Date(time).toLocaleString()}>
      {prefix}
      {spanWords(at - time)}
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
