import { describe, expect, it } from 'vitest'
import type { Path } from '../../manifest'
import { read } from '../../manifest'
import { draftOf, POD, workloadOf } from './draft'
import { importKeys, lacking, variableOf } from './environment'
import { EXAMPLES } from './examples'

const FIRST: Path = [...POD, 'containers', 0]

describe('keys that become variables', () => {
  it.each([
    ['mode', 'mode'],
    ['nginx.conf', 'nginx.conf'],
    ['2nd', '_2nd'],
  ])('%s is called %s', (key, name) => {
    expect(variableOf(key)).toBe(name)
  })

  it('come after those that are there, whose names they leave alone', () => {
    const { text } = workloadOf(draftOf(EXAMPLES.database))
    const before = read(text, [...FIRST, 'env']) as unknown[]
    const taken = importKeys(text, FIRST, 'secretKeyRef', 'db-login', ['PGDATA', 'user', '2nd', 'user'])
    expect(read(taken, [...FIRST, 'env'])).toEqual([
      ...before,
      { name: 'user', valueFrom: { secretKeyRef: { name: 'db-login', key: 'user' } } },
      { name: '_2nd', valueFrom: { secretKeyRef: { name: 'db-login', key: '2nd' } } },
    ])
    expect(taken).toContain('# has to exist')
  })
})

describe('what a variable reads', () => {
  const known = [{ name: 'settings', keys: ['mode'] }]
  it.each<[string, string, string | null]>([
    ['settings', 'mode', null],
    ['settings', '', null],
    ['settings', 'other', 'key'],
    ['gone', 'mode', 'name'],
    ['', '', null],
  ])('%s/%s lacks %s', (name, key, what) => {
    expect(lacking(known, name, key)).toBe(what)
    expect(lacking([], name, key)).toBeNull()
  })
})
