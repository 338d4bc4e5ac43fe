import { useEffect, useState } from 'react'
import { pieces } from '../api/client'
import type { Target } from '../api/paths'
import { pathOf } from '../api/paths'

/** Lines that the page keeps; a browser stays quick with them, and the container keeps the rest. */
export const LINES_MAX = 10_000
/** How much of what was written before is asked for. */
const TAIL = 1_000
/** Lines that come in a burst are drawn together. */
const BATCH_MS = 100

export interface Asked {
  target: Target
  ordinal: number
  /** Of the pod; another one has another log. Null where there is none. */
  uid: string | null
  container: string
  follow: boolean
  previous: boolean
}

export interface Log {
  lines: readonly string[]
  /** How many of the oldest were let go. */
  dropped: number
  state: 'open' | 'ended' | 'none'
  error: unknown
  again: () => void
}

type Text = Pick<Log, 'lines' | 'dropped'>

/** Adds what came; the last line may go on in the next piece. */
export function added({ lines, dropped }: Text, piece: string): Text {
  const [first = '', ...rest] = piece.split('\n')
  const all = [...lines.slice(0, -1), (lines.at(-1) ?? '') + first, ...rest]
  const over = Math.max(0, all.length - LINES_MAX)
  return { lines: over > 0 ? all.slice(over) : all, dropped: dropped + over }
}

const NOTHING: Text = { lines: [], dropped: 0 }

export function useLog({ target: { namespace, name }, ordinal, uid, container, follow, previous }: Asked): Log {
  const [text, setText] = useState<Text>(NOTHING)
  const [state, setState] = useState<Log['state']>('none')
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    setText(NOTHING)
    setError(null)
    setState(uid === null ? 'none' : 'open')
    if (uid === null) return
    const abort = new AbortController()
    let waiting = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      const piece = waiting
      waiting = ''
      timer = undefined
      if (piece !== '') setText((before) => added(before, piece))
    }
    const take = (piece: string) => {
      waiting += piece
      timer ??= setTimeout(flush, BATCH_MS)
    }
    const query = { container, follow: follow && !previous, previous, tail: TAIL }
    pieces(pathOf({ namespace, name }, `/pods/${ordinal}/logs`), { query, signal: abort.signal }, take)
      .catch((failure: unknown) => !abort.signal.aborted && setError(failure))
      .finally(() => {
        if (!abort.signal.aborted) setState('ended')
      })
    return () => {
      abort.abort()
      clearTimeout(timer)
    }
  }, [namespace, name, ordinal, uid, container, follow, previous, attempt])
  const lines = text.lines.at(-1) === '' ? text.lines.slice(0, -1) : text.lines
  return { lines, dropped: text.dropped, state, error, again: () => setAttempt((before) => before + 1) }
}
