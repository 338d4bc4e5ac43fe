import { describe, expect, it } from 'vitest'
import type { Quota } from '../../api/types'
import type { Path } from '../../manifest'
import { write } from '../../manifest'
import { comesFirst, demandsOf, shortOf } from './demand'
import { draftOf, POD } from './draft'
import { NOTHING_AROUND } from './surroundings'

const TEXT = `kind: OrdinalSet
metadata: {name: db}
spec:
  replicas: 3
  serviceName: db
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
    - metadata: {name: data}
      spec: {resources: {requests: {storage: 10Gi}}}
    - metadata: {name: log}
      spec: {storageClassName: slow, resources: {requests: {storage: 512Mi}}}
`
const MAIN: Path = [...POD, 'containers', 0]

const SERVICES = `kind: Service
metadata: {name: db}
spec: {clusterIP: None}
---
kind: Service
metadata: {name: db-nodes}
spec: {type: NodePort, ports: [{port: 80}, {port: 81}]}
---
kind: Service
metadata: {name: db-outside}
spec: {type: LoadBalancer, ports: [{port: 80}]}
---
kind: Service
metadata: {name: db-inside}
spec: {type: LoadBalancer, allocateLoadBalancerNodePorts: false, ports: [{port: 80}, {port: 81, nodePort: 30081}]}
---
kind: ConfigMap
metadata: {name: db}
---
`
const usual = { ...NOTHING_AROUND, usualClass: 'fast' }
const GIB = 2 ** 30

const quota = (hard: Record<string, string>, used: Record<string, string> = {}) => ({ name: 'q', hard, used })
const wanted = (key: string, text = TEXT, around = usual) =>
  demandsOf(draftOf(text), [quota({ [key]: '100' })], around).map((one) => one.wanted)
const short = (text: string, quotas: Quota[]) => shortOf(demandsOf(draftOf(text), quotas, NOTHING_AROUND))

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
    ['count/persistentvolumeclaims', [6]],
    ['fast.storageclass.storage.k8s.io/requests.storage', [3 * 10 * GIB]],
    ['slow.storageclass.storage.k8s.io/requests.storage', [1.5 * GIB]],
    ['slow.storageclass.storage.k8s.io/persistentvolumeclaims', [3]],
    ['tape.storageclass.storage.k8s.io/persistentvolumeclaims', []],
    ['count/controllerrevisions.apps', [1]],
    // The door makes the headless one that is named.
    ['services', [1]],
    ['count/services', [1]],
    ['services.nodeports', []],
    ['count/configmaps', []],
    ['requests.nvidia.com/gpu', []],
    ['requests.ephemeral-storage', []],
    ['count/leases.coordination.k8s.io', []],
  ])('%s', (key, amount) => {
    expect(wanted(key)).toEqual(amount)
  })

  it.each<[string, (number | undefined)[]]>([
    ['services', [4]],
    ['count/services', [4]],
    ['services.nodeports', [4]],
    ['services.loadbalancers', [2]],
    ['configmaps', [1]],
    ['count/configmaps', [1]],
    ['count/serviceaccounts', []],
  ])('%s, with what comes along', (key, amount) => {
    expect(wanted(key, SERVICES + TEXT)).toEqual(amount)
  })

  it('Services and claims that are there already are counted by now', () => {
    const there = (name: string) => ({ name, type: 'NodePort' as const, headless: false, selector: null })
    const claim = (name: string) => ({ name, phase: 'Bound', terminating: false, capacity: '10Gi', storageClass: 'fast', accessModes: [], usedBy: null })
    const around = { ...usual, services: [there('db'), there('db-nodes')], claims: ['data-db-0', 'data-db-2', 'data-db-3'].map(claim) }
    expect(wanted('services', SERVICES + TEXT, around)).toEqual([2])
    expect(wanted('services.nodeports', SERVICES + TEXT, around)).toEqual([2])
    expect(wanted('services', TEXT, around)).toEqual([])
    expect(wanted('persistentvolumeclaims', TEXT, around)).toEqual([4])
    expect(wanted('requests.storage', TEXT, around)).toEqual([11.5 * GIB])
  })

  it.each<[string, string, string, (number | undefined)[]]>([
    ['requests', 'nvidia.com/gpu', 'requests.nvidia.com/gpu', [6]],
    // What has no request has its limit for one.
    ['limits', 'nvidia.com/gpu', 'requests.nvidia.com/gpu', [6]],
    ['limits', 'nvidia.com/gpu', 'limits.nvidia.com/gpu', []],
    ['requests', 'ephemeral-storage', 'requests.ephemeral-storage', [6]],
    ['requests', 'ephemeral-storage', 'ephemeral-storage', [6]],
    ['requests', 'ephemeral-storage', 'limits.ephemeral-storage', []],
    ['limits', 'ephemeral-storage', 'limits.ephemeral-storage', [6]],
    ['requests', 'hugepages-2Mi', 'hugepages-2Mi', [6]],
  ])('%s of %s count for %s', (field, what, key, amount) => {
    expect(wanted(key, write(TEXT, [...MAIN, 'resources', field, what], '2'))).toEqual(amount)
  })

  it('what the project gives where nothing is said counts', () => {
    const bare = write(TEXT, [...POD, 'initContainers'], [])
    const given = { name: 'l', type: 'Container' as const, min: {}, max: {}, default: { cpu: '2', memory: '1Gi' }, maxLimitRequestRatio: {} }
    const around = { ...usual, limits: [{ ...given, defaultRequest: { cpu: '1', memory: '1Gi' } }] }
    expect(wanted('limits.cpu', bare)).toEqual([undefined])
    expect(wanted('limits.cpu', bare, around)).toEqual([6])
    // These are said.
    expect(wanted('requests.cpu', bare, around)).toEqual([1.5])
    expect(wanted('limits.memory', bare, around)).toEqual([1.5 * GIB])
  })

  it('what is made with the workload is refused with it, the rest waits', () => {
    const first = ['services', 'count/ordinalsets.apps.ordinal.dev', 'services.nodeports', 'pods', 'requests.storage'].filter(comesFirst)
    expect(first).toEqual(['services', 'count/ordinalsets.apps.ordinal.dev', 'services.nodeports'])
  })

  it('is held against the quota that leaves least', () => {
    const quotas = [quota({ pods: '10' }, { pods: '7' }), quota({ pods: '4' }, { pods: '2' })]
    expect(short(TEXT, quotas)).toEqual([{ key: 'pods', wanted: 3, left: 2 }])
    expect(short(write(TEXT, ['spec', 'replicas'], 2), quotas)).toEqual([])
  })

  it('must be said where a quota limits it', () => {
    const cpu = [quota({ 'limits.cpu': '100' })]
    expect(short(TEXT, cpu)).toEqual([{ key: 'limits.cpu', wanted: undefined, left: 100 }])
    const said = ['initContainers/0', 'initContainers/1', 'initContainers/2', 'containers/0'].reduce((text, at) => {
      const [list = '', index] = at.split('/')
      return write(text, [...POD, list, Number(index), 'resources', 'limits', 'cpu'], '2')
    }, TEXT)
    expect(short(said, cpu)).toEqual([])
    expect(wanted('limits.cpu', write(said, [...MAIN, 'resources', 'limits', 'cpu'], 'much'))).toEqual([undefined])
  })
})
