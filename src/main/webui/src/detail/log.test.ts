import { describe, expect, it } from 'vitest'
import { added, LINES_MAX } from './log'

const nothing = { lines: [], dropped: 0 }

describe('what a log becomes', () => {
  it('a line may come in pieces', () => {
    expect(['one\ntw', 'o\nthree', '\n'].reduce(added, nothing).lines).toEqual(['one', 'two', 'three', ''])
  })
  it('the oldest lines are let go, and counted', () => {
    const long = added(nothing, 'line\n'.repeat(LINES_MAX + 9))
    expect(long.lines).toHaveLength(LINES_MAX)
    expect(long.dropped).toBe(10)
  })
})
