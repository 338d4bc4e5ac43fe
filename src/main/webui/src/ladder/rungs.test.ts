import { describe, expect, it } from 'vitest'
import { creating, pending, pod, starting, terminating, workload } from '../fixtures/build'
import type { Pod } from '../stream/contract'
import type { RungState } from './rungs'
import { fold, rungsOf, stateOf } from './rungs'

describe('the state of a rung', () => {
  const rows: [string, Pod | null, RungState][] = [
    ['no pod', null, 'ghost'],
    ['no node yet', creating(0), 'creating'],
    ['no node, and a reason for it', creating(0, { waiting: 'Unschedulable' }), 'pending'],
    ['on a node, containers not running', pending(0), 'pending'],
    ['running, not ready', starting(0), 'starting'],
    ['ready', pod(0), 'ready'],
    ['ready, not available', pod(0, { available: false }), 'ready'],
    ['terminating wins over ready', terminating(0), 'terminating'],
    ['terminating wins over failed', pod(0, { phase: 'Failed', terminating: true }), 'terminating'],
    ['failed', pod(0, { phase: 'Failed' }), 'failed'],
    ['ended', pod(0, { phase: 'Succeeded', ready: false }), 'failed'],
    ['node away', pod(0, { phase: 'Unknown' }), 'failed'],
    ['image', pending(0, { waiting: 'ErrImagePull' }), 'failed'],
    ['crash', starting(0, { waiting: 'CrashLoopBackOff' }), 'failed'],
  ]
  it.each(rows)('%s', (_, one, expected) => {
    expect(stateOf(one)).toBe(expected)
  })
})

describe('the rungs of a workload', () => {
  const drawn = (...args: Parameters<typeof workload>) =>
    rungsOf(workload(...args)).map((rung) => `${rung.ordinal} ${rung.state}${rung.condemned ? ' condemned' : ''}${rung.climbed ? ' climbed' : ''}${rung.next ? ' next' : ''}`)

  it('ghosts stand for ordinals to come, the lowest is next', () => {
    expect(drawn(3, [pod(0)])).toEqual(['0 ready climbed', '1 ghost next', '2 ghost'])
  })
  it('climbed is what is ready from the bottom without a hole', () => {
    expect(drawn(3, [pod(0), starting(1), pod(2)])).toEqual(['0 ready climbed', '1 starting', '2 ready'])
  })
  it('above the wanted number is condemned', () => {
    expect(drawn(1, [pod(0), terminating(1)])).toEqual(['0 ready climbed', '1 terminating condemned'])
  })
  it('counts from start, and what is below is condemned', () => {
    expect(drawn(2, [pod(4), pod(5)], { start: 5 })).toEqual(['4 ready condemned climbed', '5 ready climbed', '6 ghost next'])
  })
  it('no ghosts while it is being deleted, and all condemned', () => {
    expect(drawn(3, [pod(0)], { phase: 'Deleting' })).toEqual(['0 ready condemned climbed'])
  })
  it('an ordinal that waits without a pod is still to come', () => {
    expect(drawn(2, [pod(0), pod(1, { uid: null, phase: null, ready: false, reason: 'WAITING_FOR_CLAIM_GONE' })])).toEqual(['0 ready climbed', '1 ghost next'])
  })
  it('sorts what the server sent in any order', () => {
    expect(drawn(2, [pod(1), pod(0)])).toEqual(['0 ready climbed', '1 ready climbed'])
  })
})

describe('folding a long ladder', () => {
  const folded = (...args: Parameters<typeof workload>) =>
    fold(rungsOf(workload(...args))).map((item) => ('from' in item ? `${item.from}-${item.to} ${item.state}` : `${item.ordinal} ${item.state}`))
  const ready = (count: number) => Array.from({ length: count }, (_, i) => pod(i))

  it('leaves a short one alone', () => {
    expect(folded(16, ready(16))).toHaveLength(16)
  })
  it('shows what moves, and folds what stands still', () => {
    expect(folded(100, [...ready(40), starting(40)])).toEqual(['0 ready', '1-38 ready', '39 ready', '40 starting', '41 ghost', '42-98 ghost', '99 ghost'])
  })
  it('never folds what is condemned or in trouble', () => {
    expect(folded(18, [...ready(17), starting(17, { waiting: 'CrashLoopBackOff' }), pod(18), terminating(19)])).toEqual([
      '0 ready', '1-15 ready', '16 ready', '17 failed', '18 ready', '19 terminating',
    ])
  })
})
