import { describe, expect, it } from 'vitest'
import type { Path } from '../../manifest'
import { write } from '../../manifest'
import { demandsOf, shortOf } from './demand'
import { POD } from './draft'

const TEXT = `kind: OrdinalSet
spec:
  replicas: 3
  template:
    spec:
      initContainers:
        - name: prepare
          resources: {requests: {cpu: "2", memory: 64Mi}}
        - name: proxy
          restartPolicy: Always
          resources: {requests: {cpu: 100m, memory: 64Mi}}
        - name: migrate
          resources: {requests: {cpu: "1", memory: 1Gi}}
      containers:
        - name: main
          resources: {requests: {cpu: 500m}, limits: {memory: 512Mi}}
  volumeClaimTemplates:
    - spec: {resources: {requests: {storage: 10Gi}}}
    - spec: {resources: {requests: {storage: 512Mi}}}
`
const MAIN: Path = [...POD, 'containers', 0]

const quota = (hard: Record<string, string>, used: Record<string, string> = {}) => ({ name: 'q', hard, used })
const wanted = (key: string, text = TEXT) => demandsOf(text, [quota({ [key]: '100' })]).map((one) => one.wanted)

describe('what a workload takes of a quota', () => {
  it.each<[string, (number | undefined)[]]>([
    ['pods', [3]],
    ['count/pods', [3]],
    ['count/ordinalsets.apps.ordinal.dev', [1]],
    ['count/statefulsets.apps', []],
    ['persistentvolumeclaims', [6]],
    ['requests.storage', [3 * 10.5 * 2 ** 30]],
    // The greatest of prepare (2), proxy and migrate (1.1), proxy and main (0.6).
    ['requests.cpu', [6]],
    ['cpu', [6]],
    // proxy and migrate; main's limit is its request.
    ['requests.memory', [3 * 1088 * 2 ** 20]],
    ['limits.memory', [undefined]],
    ['services', []],
  ])('%s', (key, amount) => {
    expect(wanted(key)).toEqual(amount)
  })

  it('is held against the quota that leaves least', () => {
    const quotas = [quota({ pods: '10' }, { pods: '7' }), quota({ pods: '4' }, { pods: '2' })]
    expect(shortOf(demandsOf(TEXT, quotas))).toEqual([{ key: 'pods', wanted: 3, left: 2 }])
    expect(shortOf(demandsOf(write(TEXT, ['spec', 'replicas'], 2), quotas))).toEqual([])
  })

  it('must be said where a quota limits it', () => {
    const cpu = [quota({ 'limits.cpu': '100' })]
    expect(shortOf(demandsOf(TEXT, cpu))).toEqual([{ key: 'limits.cpu', wanted: undefined, left: 100 }])
    const said = ['initContainers/0', 'initContainers/1', 'initContainers/2', 'containers/0'].reduce((text, at) => {
      const [list = '', index] = at.split('/')
      return write(text, [...POD, list, Number(index), 'resources', 'limits', 'cpu'], '2')
    }, TEXT)
    expect(shortOf(demandsOf(said, cpu))).toEqual([])
    expect(wanted('limits.cpu', write(said, [...MAIN, 'resources', 'limits', 'cpu'], 'much'))).toEqual([undefined])
  })
})
