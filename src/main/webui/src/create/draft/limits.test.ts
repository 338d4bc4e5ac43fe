import { describe, expect, it } from 'vitest'
import type { Bounds } from '../../api/types'
import { check } from './checks'
import { draftOf } from './draft'
import { hintsOf } from './hints'
import { NOTHING_AROUND } from './surroundings'

const NONE = { name: 'limits', min: {}, max: {}, default: {}, defaultRequest: {}, maxLimitRequestRatio: {} }
const bounds = (type: Bounds['type'], more: Partial<Bounds>): Bounds => ({ ...NONE, type, ...more })

const workload = (main: string, more = '') => `kind: OrdinalSet
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
${more}      containers:
        - {name: main, image: "a:1", resources: ${main}}
  volumeClaimTemplates:
    - {metadata: {name: data}, spec: {resources: {requests: {storage: 10Gi}}}}
`
const short = (path: readonly (string | number)[]) => path.join('/').replace('spec/template/spec/', '').replace('spec/volumeClaimTemplates/', '')
const marks = (text: string, limits: Bounds[]) =>
  check(draftOf(text), { ...NOTHING_AROUND, limits }).map(({ path, words }) => `${short(path)} ${words.key.replace('check.', '')}`)
const REQUEST = 'containers/0/resources/requests/cpu'
const LIMIT = 'containers/0/resources/limits/cpu'

describe('what a project allows a container', () => {
  it.each<[string, string, Partial<Bounds>, string[]]>([
    ['within', '{requests: {cpu: 1}, limits: {cpu: 2}}', { min: { cpu: '500m' }, max: { cpu: '2' } }, []],
    ['a request that is too small', '{requests: {cpu: 100m}, limits: {cpu: 1}}', { min: { cpu: '500m' } }, [`${REQUEST} under`]],
    ['a limit that is too large', '{requests: {cpu: 1}, limits: {cpu: 3}}', { max: { cpu: '2' } }, [`${LIMIT} over`]],
    ['both too large', '{requests: {cpu: 3}, limits: {cpu: 3}}', { max: { cpu: '2' } }, [`${REQUEST} over`, `${LIMIT} over`]],
    ['a limit alone is the request too', '{limits: {cpu: 100m}}', { min: { cpu: '500m' } }, [`${REQUEST} under`, `${LIMIT} under`]],
    ['what the project gives fits', '{}', { min: { cpu: '100m' }, max: { cpu: '2' }, default: { cpu: '1' }, defaultRequest: { cpu: '1' } }, []],
    ['what the project gives does not fit', '{requests: {cpu: 2}}', { max: { cpu: '4' }, default: { cpu: '1' } }, [`${REQUEST} limit.given`]],
    ['a limit that has to be said', '{requests: {cpu: 1}}', { max: { cpu: '2' } }, [`${LIMIT} limit.unsaid`]],
    ['a request that has to be said', '{}', { min: { cpu: '1' } }, [`${REQUEST} request.unsaid`]],
    ['too far apart', '{requests: {cpu: 1}, limits: {cpu: 5}}', { maxLimitRequestRatio: { cpu: '4' } }, [`${LIMIT} limit.ratio`]],
    ['just apart enough', '{requests: {cpu: 1}, limits: {cpu: 4}}', { maxLimitRequestRatio: { cpu: '4' } }, []],
    ['not said, and compared', '{requests: {cpu: 1}}', { maxLimitRequestRatio: { cpu: '4' } }, [`${LIMIT} limit.ratio`]],
    ['what is no amount is told once', '{requests: {cpu: much}, limits: {cpu: 1}}', { min: { cpu: '2' } }, [`${REQUEST} cpu`, `${LIMIT} under`]],
  ])('%s', (_, resources, more, told) => {
    expect(marks(workload(resources), [bounds('Container', more)])).toEqual(told)
  })

  it('holds for what runs before it, too', () => {
    const init = '      initContainers: [{name: first, image: "a:1", resources: {limits: {cpu: 8}}}]\n'
    expect(marks(workload('{limits: {cpu: 1}}', init), [bounds('Container', { max: { cpu: '2' } })])).toEqual([
      'initContainers/0/resources/requests/cpu over',
      'initContainers/0/resources/limits/cpu over',
    ])
  })
})

describe('what a project allows a pod', () => {
  const two = '      initContainers: [{name: side, image: "a:1", restartPolicy: Always, resources: {requests: {cpu: 1}, limits: {cpu: 2}}}]\n'
  const before = '      initContainers: [{name: first, image: "a:1", resources: {requests: {cpu: 6}, limits: {cpu: 6}}}]\n'
  it.each<[string, string, Partial<Bounds>, string[]]>([
    ['all together', two, { max: { cpu: '3' } }, ['containers pod.limitOver']],
    ['all together fit', two, { min: { cpu: '2' }, max: { cpu: '4' } }, []],
    ['all together are too small', two, { min: { cpu: '3' } }, ['containers pod.requestUnder']],
    ['one that runs before takes most', before, { max: { cpu: '5' } }, ['containers pod.requestOver', 'containers pod.limitOver']],
    ['too far apart together', two, { maxLimitRequestRatio: { cpu: '1.5' } }, ['containers pod.ratio']],
    ['just apart enough together', two, { maxLimitRequestRatio: { cpu: '2' } }, []],
    ['not said, and compared', '', { maxLimitRequestRatio: { memory: '2' } }, ['containers pod.ratio']],
    ['nothing is said of it', '', { max: { memory: '1Gi' } }, ['containers pod.limitUnsaid']],
    ['no request is said of it', '', { min: { memory: '1Gi' } }, ['containers pod.requestUnsaid']],
  ])('%s', (_, more, range, told) => {
    expect(marks(workload('{requests: {cpu: 1}, limits: {cpu: 2}}', more), [bounds('Pod', range)])).toEqual(told)
  })

  it('what containers are given counts', () => {
    const given = bounds('Container', { default: { memory: '2Gi' }, defaultRequest: { memory: '1Gi' } })
    expect(marks(workload('{}'), [given, bounds('Pod', { max: { memory: '1Gi' } })])).toEqual(['containers pod.limitOver'])
  })
})

describe('what a project allows a claim', () => {
  it.each<[Partial<Bounds>, string[]]>([
    [{ min: { storage: '10Gi' }, max: { storage: '10Gi' } }, []],
    [{ min: { storage: '11Gi' } }, ['0/spec/resources/requests/storage under']],
    [{ max: { storage: '9Gi' } }, ['0/spec/resources/requests/storage over']],
  ])('%j', (more, told) => {
    expect(marks(workload('{}'), [bounds('PersistentVolumeClaim', more)])).toEqual(told)
  })
})

describe('what stands beside a field', () => {
  const hints = (limits: Bounds[]) => hintsOf(draftOf(workload('{}')), limits).map(({ path, words }) => [short(path), words])
  it('is what the project gives, and allows', () => {
    const limits = [
      bounds('Container', { default: { cpu: '1' }, defaultRequest: { cpu: '250m' }, max: { memory: '2Gi' } }),
      bounds('PersistentVolumeClaim', { min: { storage: '1Gi' }, max: { storage: '20Gi' } }),
    ]
    expect(hints(limits)).toEqual([
      [REQUEST, { key: 'create.limits.given', values: { amount: '250m' } }],
      [LIMIT, { key: 'create.limits.given', values: { amount: '1' } }],
      ['containers/0/resources/limits/memory', { key: 'create.limits.to', values: { max: '2Gi' } }],
      ['0/spec/resources/requests/storage', { key: 'create.limits.between', values: { min: '1Gi', max: '20Gi' } }],
    ])
    expect(hints([bounds('Container', { min: { cpu: '1' } })])).toEqual([[LIMIT, { key: 'create.limits.from', values: { min: '1' } }]])
    expect(hints([])).toEqual([])
  })
})
