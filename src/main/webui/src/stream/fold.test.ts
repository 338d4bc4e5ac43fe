import { describe, expect, it } from 'vitest'
import { pod, starting, workload } from '../fixtures/build'
import type { Splice, Wait, WorkloadChange } from './contract'
import { fold } from './fold'

const wait = (ordinal: number): Wait => ({ reason: 'WAITING_FOR_READY', ordinal, since: null, message: null })
const before = workload(3, [pod(0), starting(2)], { waits: [wait(2), wait(4), wait(5)] })
const { waits: _waits, pods: _pods, ...rest } = before
const change = (changes: Partial<WorkloadChange['changes']>, over: Partial<WorkloadChange> = {}): WorkloadChange => ({
  ...rest,
  ...over,
  changes: { waits: [], pods: [], gone: [], ...changes },
})

describe('folding a change', () => {
  it('replaces what is small, and keeps the lists', () => {
    expect(fold(before, change({}, { phase: 'Paused', generation: 9 }))).toEqual({ ...before, phase: 'Paused', generation: 9 })
  })

  const pods: [string, Partial<WorkloadChange['changes']>, number[]][] = [
    ['one that changed stays in its place', { pods: [pod(2)] }, [0, 2]],
    ['a new one comes to the place of its ordinal', { pods: [starting(1), starting(10)] }, [0, 1, 2, 10]],
    ['one goes', { gone: [0] }, [2]],
    ['all go', { gone: [0, 2] }, []],
  ]
  it.each(pods)('pods: %s', (_, changes, ordinals) => {
    const after = fold(before, change(changes))
    expect(after.pods.map((one) => one.ordinal)).toEqual(ordinals)
    for (const changed of changes.pods ?? []) expect(after.pods).toContain(changed)
  })

  const waits: [string, Splice[], number[]][] = [
    ['one goes', [{ at: 1, remove: 1, add: [] }], [2, 5]],
    ['one comes first', [{ at: 0, remove: 0, add: [wait(0)] }], [0, 2, 4, 5]],
    ['one after the other', [{ at: 0, remove: 1, add: [] }, { at: 1, remove: 1, add: [wait(7), wait(8)] }], [4, 7, 8]],
  ]
  it.each(waits)('waits: %s', (_, splices, ordinals) => {
    expect(fold(before, change({ waits: splices })).waits.map((one) => one.ordinal)).toEqual(ordinals)
  })
})
