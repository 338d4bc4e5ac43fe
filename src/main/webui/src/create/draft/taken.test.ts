import { describe, expect, it } from 'vitest'
import type { TakenService } from '../../api/catalog'
import { check } from './checks'
import { draftOf } from './draft'
import { NOTHING_AROUND } from './surroundings'

const there = (name: string, more: Partial<TakenService> = {}): TakenService => ({
  name,
  type: 'ClusterIP',
  headless: false,
  selector: { app: 'web' },
  ...more,
})
const claim = (name: string) => ({ name, phase: 'Bound', terminating: false, capacity: null, storageClass: null, accessModes: [], usedBy: null })
const SET = `kind: OrdinalSet
metadata: {name: web}
spec:
  replicas: 9
  serviceName: web
  template: {spec: {containers: [{name: main, image: "a:1"}]}}
  volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: 1Gi}}}}]
`
const service = (name: string, spec: string) => `kind: Service\nmetadata: {name: ${name}}\nspec: ${spec}\n---\n`
const HEADLESS = service('web', '{clusterIP: None, selector: {app: web}}')
const CLIENT = service('web-client', '{selector: {app: web}, ports: [{port: 80}]}')

describe('a Service whose name is taken', () => {
  it.each<[string, string, TakenService[], string[]]>([
    ['none is', HEADLESS + CLIENT, [there('other')], []],
    ['it is applied to', CLIENT, [there('web-client')], ['0 metadata/name changed']],
    ['it leads to others', CLIENT, [there('web-client', { selector: { app: 'shop' } })], ['0 metadata/name turned']],
    ['it leads to nobody', CLIENT, [there('web-client', { selector: null })], ['0 metadata/name turned']],
    ['it stays headless', CLIENT, [there('web-client', { headless: true })], ['0 metadata/name headless']],
    ['the headless one is told where its name is entered', HEADLESS, [there('web', { headless: true })], ['1 spec/serviceName changed']],
    ['one with an address does not become headless', HEADLESS, [there('web')], ['1 spec/serviceName address']],
    ['one that is only named is used', '', [there('web', { headless: true, selector: { app: 'shop' } })], ['0 spec/serviceName used']],
    ['one that is only named has an address', '', [there('web')], ['0 spec/serviceName usedWithAddress']],
  ])('%s', (_, services, taken, told) => {
    const marks = check(draftOf(services + SET), { ...NOTHING_AROUND, services: taken })
    expect(marks.every(({ advice }) => advice)).toBe(true)
    expect(marks.map(({ index, path, words }) => `${index} ${path.join('/')} ${words.key.replace('check.service.', '')}`)).toEqual(told)
  })
})

describe('claims whose names are taken', () => {
  const told = (count: number) => {
    const claims = Array.from({ length: count }, (_, ordinal) => claim(`data-web-${ordinal}`))
    return check(draftOf(SET), { ...NOTHING_AROUND, claims })
  }
  it('are told by their names, and of many how many more there are', () => {
    expect(told(0)).toEqual([])
    const path = ['spec', 'volumeClaimTemplates', 0, 'metadata', 'name']
    const names = 'data-web-0, data-web-1, data-web-2, data-web-3, data-web-4'
    expect(told(5)).toMatchObject([{ path, advice: true, words: { key: 'check.adopted', values: { count: 5, names } } }])
    expect(told(7)).toMatchObject([{ path, advice: true, words: { key: 'check.adopted.more', values: { count: 7, names, more: 2 } } }])
  })
})
