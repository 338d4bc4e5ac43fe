import { describe, expect, it } from 'vitest'
import { amountOf, limitsOf, quantityOf } from './quota'

describe('quantities', () => {
  const rows: [string, number][] = [['3', 3], ['250m', 0.25], ['1Gi', 2 ** 30], ['1.5k', 1500], ['1e3', 1000], ['nonsense', NaN], ['', NaN]]
  it.each(rows)('%s', (text, expected) => {
    expect(amountOf(text)).toBe(expected)
  })

  it.each<[number, boolean, string]>([
    [3, false, '3'],
    [0.25, false, '0.25'],
    [2 ** 30, false, '1073741824'],
    [10.5 * 2 ** 30, true, '10.5Gi'],
    [-512 * 2 ** 20, true, '-512Mi'],
    [12, true, '12'],
  ])('%s is written', (amount, bytes, text) => {
    expect(quantityOf(amount, bytes)).toBe(text)
  })
})

describe('limits', () => {
  it('of several quotas the tightest counts, pods first', () => {
    const limits = limitsOf([
      { name: 'wide', hard: { pods: '20', 'limits.cpu': '4' }, used: { pods: '5', 'limits.cpu': '500m' } },
      { name: 'tight', hard: { pods: '5' }, used: { pods: '5' } },
    ])
    expect(limits.map((limit) => [limit.name, limit.used, limit.hard, limit.share])).toEqual([['pods', '5', '5', 1], ['limits.cpu', '500m', '4', 0.125]])
  })
  it('nothing may be used: it is used up', () => {
    expect(limitsOf([{ name: 'none', hard: { pods: '0' }, used: {} }])[0]?.share).toBe(1)
  })
})
