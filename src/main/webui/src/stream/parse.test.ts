import { describe, expect, it } from 'vitest'
import { stateOf } from '../ladder/rungs'
import { parse } from './parse'

const envelope = (data: unknown) => JSON.stringify({ id: '1', time: '2026-05-04T10:00:00Z', data })

describe('reading an event', () => {
  it('a field left out is the same as null', () => {
    const pods = [{ ordinal: 0, name: 'web-0', uid: 'u', phase: 'Pending' }]
    const event = parse('snapshot', envelope({ namespace: 'shop', name: 'web', replicas: { desired: 1 }, pods }), 7)
    if (event.kind !== 'workload') throw new Error(event.kind)
    expect(event).toMatchObject({ at: 7, time: Date.parse('2026-05-04T10:00:00Z'), name: 'snapshot' })
    expect(event.workload).toMatchObject({ start: 0, waits: [], reason: null })
    expect(event.workload.pods[0]).toMatchObject({ node: null, waiting: null, claims: [], restarts: 0 })
    expect(stateOf(event.workload.pods[0] ?? null)).toBe('creating')
  })

  it('the end of a snapshot needs no data', () => {
    expect(parse('snapshot.end', '', 7)).toEqual({ kind: 'snapshotEnd', at: 7 })
  })

  it('refuses what it does not know, and says what', () => {
    expect(() => parse('rollout.begun', envelope({}), 7)).toThrow('rollout.begun: no such event')
  })
})
