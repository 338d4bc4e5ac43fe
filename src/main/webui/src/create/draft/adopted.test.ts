import { describe, expect, it } from 'vitest'
import { takenClaims } from './adopted'

const claim = (name: string, terminating = false) =>
  ({ name, phase: 'Bound', terminating, capacity: '1Gi', storageClass: null, accessModes: [], usedBy: null })
const text = (spec: string, name = 'web') => `kind: OrdinalSet\nmetadata: {name: ${name}}\nspec: ${spec}\n`

describe('claims that a workload will find', () => {
  it.each<[string, string, string[], string[]]>([
    ['those of its ordinals', '{replicas: 2}', ['data-web-0', 'data-web-1', 'data-web-2'], ['data-web-0', 'data-web-1']],
    ['in their order', '{replicas: 11}', ['data-web-10', 'data-web-2'], ['data-web-2', 'data-web-10']],
    ['one pod where nothing is said', '{}', ['data-web-0', 'data-web-1'], ['data-web-0']],
    ['from the first ordinal on', '{replicas: 2, ordinals: {start: 5}}', ['data-web-4', 'data-web-6', 'data-web-7'], ['data-web-6']],
    ['none of other workloads', '{replicas: 2}', ['data-web-a-0', 'data-web-0-0', 'data-web2-0', 'data-other-0'], []],
    ['none of other templates', '{replicas: 2}', ['log-web-0', 'my-data-web-0'], []],
    ['no number that no ordinal has', '{replicas: 2}', ['data-web-00', 'data-web-', 'data-web-+1', 'data-web-1e0'], []],
    ['none while there are to be no pods', '{replicas: 0}', ['data-web-0'], []],
    ['none for what is no number', '{replicas: many}', ['data-web-0'], []],
  ])('%s', (_, spec, names, taken) => {
    expect(takenClaims(text(spec), 'data', names.map((name) => claim(name)))).toEqual(taken)
  })

  it('one that goes is not taken, and without names there is none', () => {
    const claims = [claim('data-web-0', true), claim('-web-0'), claim('data--0')]
    expect(takenClaims(text('{}'), 'data', claims)).toEqual([])
    expect(takenClaims(text('{}'), '', claims)).toEqual([])
    expect(takenClaims(text('{}', '""'), 'data', claims)).toEqual([])
  })
})
