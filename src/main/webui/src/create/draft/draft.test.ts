import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { join, read, remove, split, syntaxFaults, workloadIn, write } from '../../manifest'
import { check } from './checks'
import { cloneOf } from './clone'
import { changeKind, containersOf } from './containers'
import type { Draft } from './draft'
import { draftOf, edit, governing, nameService, nameWorkload, POD, renameVolume, workloadOf } from './draft'
import { EXAMPLES, NOTHING } from './examples'
import { setSpread, spreadOf, SPREADS } from './scheduling'
import { addClient, changePort, expose, nodeService, unexpose } from './services'
import { stepOf } from './steps'

const FIRST: Path = [...POD, 'containers', 0]
const value = (draft: Draft, path: Path) => read(workloadOf(draft).text, path)
const words = (draft: Draft) => check(draft).map(({ path, words: { key }, missing, advice }) => `${path.join('/')} ${key}${missing ? ' missing' : ''}${advice ? ' advice' : ''}`)

describe('a draft', () => {
  it('every example is whole, and what people name it by follows the name', () => {
    for (const text of Object.values(EXAMPLES)) {
      const draft = draftOf(text)
      expect(words(draft)).toEqual([])
      const { name } = workloadOf(draft)
      const other = nameWorkload(draft, 'other')
      expect(join(other)).not.toMatch(new RegExp(`(app|serviceName): ${name}\\b`, 'm'))
      expect(governing(other)).toBeGreaterThanOrEqual(0)
      expect(join(nameWorkload(other, name))).toBe(join(draft))
    }
  })

  it('an empty one asks for a name and an image, and is named letter by letter', () => {
    const draft = draftOf(NOTHING)
    expect(words(draft)).toEqual(['metadata/name check.required missing', 'spec/template/spec/containers/0/image check.required missing'])
    const named = ['w', 'we', 'web'].reduce(nameWorkload, draft)
    expect(value(named, ['spec', 'selector', 'matchLabels', 'app'])).toBe('web')
    expect(named.map(({ kind, name }) => kind + name)).toEqual(['Serviceweb', 'OrdinalSetweb'])
    expect(read(named[0]?.text ?? '', ['spec', 'selector', 'app'])).toBe('web')
    expect(join(nameWorkload(named, ''))).toBe(join(draft))
  })

  it('a Service of another name keeps it, and one that is named anew keeps being the one', () => {
    const draft = nameService(draftOf(EXAMPLES.web), 'pods')
    expect(governing(draft)).toBe(0)
    expect(value(nameWorkload(draft, 'other'), ['spec', 'serviceName'])).toBe('pods')
  })

  it('tells what is against a rule', () => {
    const wrong = ([path, to]: [Path, Value]) => words(edit(draftOf(EXAMPLES.web), 1, (text) => write(text, path, to)))
    const cases: [Path, Value, string][] = [
      [['metadata', 'name'], 'Web', 'check.name'],
      [['metadata', 'name'], 'w'.repeat(53), 'check.long'],
      [['spec', 'replicas'], -1, 'check.whole'],
      [['spec', 'replicas'], 'three', 'check.whole'],
      [['spec', 'updateStrategy', 'rollingUpdate', 'maxUnavailable'], '0%', 'check.share'],
      [['spec', 'updateStrategy', 'rollingUpdate', 'partition'], 3, 'check.partition advice'],
      [[...FIRST, 'image'], 'nginx', 'check.latest advice'],
      [[...FIRST, 'resources', 'requests', 'memory'], '1Gi', 'check.request'],
      [[...FIRST, 'resources', 'limits', 'memory'], 'much', 'check.size'],
      [[...FIRST, 'ports', 0, 'name'], 'a--b', 'check.portName'],
      [[...FIRST, 'ports', 0, 'containerPort'], 70_000, 'check.between'],
      [['metadata', 'labels', 'a b'], 'x', 'check.labelKey'],
      [['metadata', 'labels', 'a'], 'x y', 'check.labelValue'],
      [['metadata', 'annotations'], { a: '界'.repeat(87_400) }, 'check.annotations'],
    ]
    for (const [path, to, key] of cases) expect(wrong([path, to])).toContain(`${path.join('/')} ${key}`)
  })

  it('knows in which step a place is', () => {
    const draft = draftOf(EXAMPLES.database)
    const steps: [Path, string][] = [
      [['metadata', 'name'], 'basics'],
      [['spec', 'replicas'], 'basics'],
      [[...FIRST, 'image'], 'pod'],
      [[...FIRST, 'volumeMounts', 0, 'mountPath'], 'volumes'],
      [['spec', 'volumeClaimTemplates', 0], 'volumes'],
      [['spec', 'serviceName'], 'service'],
      [['spec', 'selector', 'matchLabels'], 'labels'],
      [['metadata', 'labels', 'app'], 'labels'],
      [[...POD, 'nodeSelector', 'disk'], 'scheduling'],
    ]
    for (const [path, step] of steps) expect(stepOf(draft, workloadIn(draft), path)).toBe(step)
    expect(stepOf(draft, 0, ['spec', 'ports', 0])).toBe('service')
  })
})

describe('containers', () => {
  it('become init containers and sidecars, and containers again', () => {
    const { text } = workloadOf(draftOf(EXAMPLES.database))
    const two = write(text, [...POD, 'containers', 1], { name: 'side', image: 'a:1' })
    const kinds = (of: string) => containersOf(of).map(({ name, kind }) => `${name} ${kind}`)
    const at = (of: string) => containersOf(of).find(({ name }) => name === 'side') ?? containersOf(of)[0]!
    const side = changeKind(two, at(two), 'sidecar')
    expect(kinds(side)).toEqual(['side sidecar', 'postgres worker'])
    const init = changeKind(side, at(side), 'init')
    expect(kinds(init)).toEqual(['side init', 'postgres worker'])
    expect(read(changeKind(init, at(init), 'worker'), [])).toEqual(read(two, []))
  })
})

describe('services', () => {
  it('a port is opened on every node by a second Service, follows the port, and is closed again', () => {
    const draft = draftOf(EXAMPLES.web)
    const port = read(draft[1]?.text ?? '', [...FIRST, 'ports', 0]) as { [key: string]: Value }
    const open = expose(draft, port)
    expect(open.map(({ kind, name }) => kind + name)).toEqual(['Serviceweb', 'OrdinalSetweb', 'Serviceweb-nodes'])
    const moved = changePort(open, 1, [...FIRST, 'ports', 0], (text) => write(text, [...FIRST, 'ports', 0, 'containerPort'], 8080))
    expect(read(moved[nodeService(moved)]?.text ?? '', ['spec', 'ports'])).toEqual([{ name: 'http', port: 8080, targetPort: 8080 }])
    expect(nameWorkload(open, 'shop')[2]?.name).toBe('shop-nodes')
    expect(join(unexpose(open, port))).toBe(join(draft))
  })

  it('one with an address takes the ports of the containers', () => {
    const client = addClient(draftOf(EXAMPLES.broker)).at(-1)
    expect(read(client?.text ?? '', ['spec'])).toMatchObject({ type: 'ClusterIP', sessionAffinity: 'ClientIP', selector: { app: 'mq' }, ports: [{ name: 'amqp', port: 5672 }, { name: 'cluster', port: 25672 }] })
  })
})

describe('scheduling', () => {
  it.each(SPREADS)('%s is read as it was chosen', (spread) => {
    const { text } = workloadOf(draftOf(EXAMPLES.web))
    const spreading = setSpread(setSpread(text, 'gather'), spread)
    expect(spreadOf(spreading)).toBe(spread)
    expect(read(setSpread(spreading, 'none'), [])).toEqual(read(text, []))
  })

  it('another arrangement is nobody else’s', () => {
    const { text } = workloadOf(draftOf(EXAMPLES.web))
    expect(spreadOf(write(text, [...POD, 'topologySpreadConstraints'], [{ maxSkew: 2 }]))).toBeNull()
  })
})

describe('a clone', () => {
  const stored = `apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet
metadata:
  name: web
  namespace: shop
  uid: 1-2
  resourceVersion: "42"
  creationTimestamp: "2026-01-01T00:00:00Z"
  finalizers: [a]
  annotations:
    apps.ordinal.dev/last-applied: "{}"
    example.com/owner: shop
  labels: {app: web}
spec:
  serviceName: web
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "nginx:1.29"}]}
status: {phase: Running}
`
  const service = {
    metadata: { name: 'web', uid: '3-4', labels: { app: 'web', tier: 'front' } },
    spec: { clusterIP: 'None', selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }], publishNotReadyAddresses: true },
  }
  const foreign = { metadata: { name: 'other' }, spec: { clusterIP: 'None' } }

  it('is what was wished for, under a name that is free', () => {
    const draft = cloneOf(stored, [service, foreign], (name) => name === 'web-copy')
    expect(draft.map(({ kind, name }) => kind + name)).toEqual(['Serviceweb-copy-2', 'OrdinalSetweb-copy-2'])
    expect(value(draft, ['metadata'])).toEqual({ name: 'web-copy-2', annotations: { 'example.com/owner': 'shop' }, labels: { app: 'web-copy-2' } })
    expect(value(draft, ['status'])).toBeUndefined()
    expect(read(draft[0]?.text ?? '', ['spec'])).toEqual({ ...service.spec, selector: { app: 'web-copy-2' } })
    expect(read(draft[0]?.text ?? '', ['metadata'])).toEqual({ name: 'web-copy-2', labels: { app: 'web-copy-2', tier: 'front' } })
    expect(split(join(draft))).toEqual(draft)
  })
})

describe('a clone leaves alone what it was made from', () => {
  it('no Service keeps its name, whatever it is called', () => {
    const spec = { clusterIP: 'None', selector: { app: 'web' } }
    const services = ['web-headless', 'frontend', 'web'].map((name) => ({ metadata: { name }, spec }))
    const stored = 'kind: OrdinalSet\nmetadata: {name: web}\nspec: {serviceName: web-headless, selector: {matchLabels: {app: web}}}\n'
    const draft = cloneOf(stored, services, () => false)
    expect(draft.map(({ name }) => name)).toEqual(['web-copy-headless', 'frontend-copy', 'web-copy', 'web-copy'])
    expect(value(draft, ['spec', 'serviceName'])).toBe('web-copy-headless')
  })
})

describe('a name that is typed', () => {
  it('passes through that of another volume without taking its mounts', () => {
    const text = `spec:
  volumeClaimTemplates: [{metadata: {name: data}}, {metadata: {name: ""}}]
  template: {spec: {containers: [{name: a, volumeMounts: [{name: data, mountPath: /data}]}]}}
`
    const path = ['spec', 'volumeClaimTemplates', 1, 'metadata', 'name']
    const typed = ['d', 'da', 'dat', 'data', 'data2'].reduce((now, name) => renameVolume(now, path, name), text)
    expect(read(typed, [...FIRST, 'volumeMounts', 0, 'name'])).toBe('data')
    expect(read(typed, path)).toBe('data2')
  })
})

describe('a form forgets nothing', () => {
  const OWN = `${EXAMPLES.database.replace('spec:\n  replicas: 3', 'spec:\n  futureField: {deep: [1, 2]} # ours\n  replicas: 3')}`

  it('whatever is filled in and taken back, what the form does not know stays', () => {
    const draft = draftOf(OWN)
    let next = nameWorkload(draft, 'other')
    next = edit(next, 1, (text) => setSpread(write(text, ['spec', 'replicas'], 7), 'zones'))
    next = addClient(next)
    expect(join(next)).toContain('futureField: {deep: [1, 2]} # ours')
    expect(join(next)).toContain("# a replica that falls over at once doesn't count")
    expect(next.flatMap(({ text }) => syntaxFaults(text))).toEqual([])
    const back = edit(nameWorkload(next.slice(0, 2), 'db'), 1, (text) => remove(setSpread(write(text, ['spec', 'replicas'], 3), 'none'), ['spec', 'nothing']))
    expect(back.map(({ text }) => read(text, []))).toEqual(draft.map(({ text }) => read(text, [])))
  })
})
