import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { read, remove, write } from '../../manifest'
import { check } from './checks'
import { draftOf, edit, POD, workloadOf } from './draft'
import { EXAMPLES } from './examples'
import type { Force, Side } from './podAffinity'
import { addTerm, listOf, moveTerm, termsIn } from './podAffinity'
import { HOSTNAME, setSpread, spreadOf } from './scheduling'
import { stepOf } from './steps'

const draft = draftOf(EXAMPLES.web)
const { text } = workloadOf(draft)
const term = (app: string, topologyKey = HOSTNAME): Value => ({ topologyKey, labelSelector: { matchLabels: { app } } })
const told = (of: string) => termsIn(of).map(({ side, force, term: at }) => `${side} ${force} ${String(read(of, [...at, 'labelSelector', 'matchLabels', 'app']))}`)

describe('rules about other pods', () => {
  it('begin as away from their own kind, if possible, and are as many as somebody likes', () => {
    const two = addTerm(addTerm(text, HOSTNAME), 'rack')
    expect(read(two, listOf('away', 'liked'))).toEqual([
      { weight: 100, podAffinityTerm: term('web') },
      { weight: 100, podAffinityTerm: term('web', 'rack') },
    ])
    expect(termsIn(two).reduceRight((now, { path }) => remove(now, path), two)).toBe(text)
  })

  it.each<[Side, Force]>([
    ['near', 'must'],
    ['near', 'liked'],
    ['away', 'must'],
    ['away', 'liked'],
  ])('go %s %s, with all that stands in them and beside the others there', (side, force) => {
    const more = { ...(term('shop') as object), namespaces: ['a'], matchLabelKeys: ['pod-template-hash'] } as unknown as Value
    const others: [Side, Force][] = [['near', 'must'], ['near', 'liked'], ['away', 'must'], ['away', 'liked']]
    const full = others.reduce((now, [one, how]) => write(now, listOf(one, how), [how === 'must' ? term('a') : { weight: 1, podAffinityTerm: term('b') }]), text)
    const mine = write(full, [...listOf('near', 'liked'), 1], { weight: 7, podAffinityTerm: more })
    const at = termsIn(mine).find((one) => read(mine, [...one.path, 'weight']) === 7)!
    const moved = moveTerm(mine, at, side, force)
    expect(read(moved, listOf(side, force))).toEqual([
      force === 'must' ? term('a') : { weight: 1, podAffinityTerm: term('b') },
      force === 'must' ? more : { weight: 7, podAffinityTerm: more },
    ])
    expect(termsIn(moved)).toHaveLength(5)
  })

  it('weigh as much as can be once they need not hold', () => {
    const must = write(text, listOf('near', 'must'), [term('a'), term('b')])
    const moved = moveTerm(must, termsIn(must)[0]!, 'near', 'liked')
    expect(told(moved)).toEqual(['near must b', 'near liked a'])
    expect(read(moved, [...listOf('near', 'liked'), 0, 'weight'])).toBe(100)
  })

  it('stay when pods are spread otherwise, and are no arrangement of their own', () => {
    const own = write(write(text, listOf('away', 'must'), [term('other')]), listOf('near', 'liked'), [{ weight: 5, podAffinityTerm: term('cache') }])
    expect(spreadOf(own)).toBe('none')
    const apart = setSpread(own, 'apart')
    expect(told(apart)).toEqual(['near liked cache', 'away must other', 'away must web'])
    expect(spreadOf(apart)).toBe('apart')
    const even = setSpread(setSpread(apart, 'gather'), 'evenZones')
    expect(told(even)).toEqual(told(own))
    expect(spreadOf(even)).toBe('evenZones')
    expect(read(setSpread(even, 'none'), [])).toEqual(read(own, []))
  })

  it('two arrangements at once are none of these, and the next choice takes the place of both', () => {
    const both = write(setSpread(text, 'apart'), [...POD, 'topologySpreadConstraints'], read(setSpread(text, 'zones'), [...POD, 'topologySpreadConstraints'])!)
    expect(spreadOf(both)).toBeNull()
    expect(setSpread(both, 'nodes')).toBe(setSpread(text, 'nodes'))
  })
})

describe('what is said beside the fields of scheduling', () => {
  const AWAY = listOf('away', 'liked')
  const MUST = listOf('near', 'must')
  const NODE: Path = [...POD, 'affinity', 'nodeAffinity']
  const REQUIRED: Path = [...NODE, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms', 0, 'matchExpressions', 0]
  const LIKED: Path = [...NODE, 'preferredDuringSchedulingIgnoredDuringExecution', 0]
  const expression = (operator: string, values?: Value): Value => ({ key: 'disk', operator, ...(values === undefined ? {} : { values }) })

  it.each<[string, Path, Value, string]>([
    ['no place', MUST, [term('a', '')], 'topologyKey check.required missing'],
    ['a place that is no label', MUST, [term('a', 'a b')], 'topologyKey check.labelKey'],
    ['no pods', MUST, [{ topologyKey: HOSTNAME }], 'matchLabels check.pods'],
    ['pods with a label that is none', MUST, [term('a b')], 'app check.labelValue'],
    ['a weight of nothing', AWAY, [{ weight: 0, podAffinityTerm: term('a') }], 'weight check.between'],
    ['a weight above all', AWAY, [{ weight: 101, podAffinityTerm: term('a') }], 'weight check.between'],
    ['no weight', AWAY, [{ podAffinityTerm: term('a') }], 'weight check.required missing'],
    ['a priority class with blanks', [...POD, 'priorityClassName'], 'very high', 'priorityClassName check.subdomain'],
    ['a runtime class in capitals', [...POD, 'runtimeClassName'], 'GVisor', 'runtimeClassName check.subdomain'],
    ['a label of nodes that is none', [...POD, 'nodeSelector'], { 'a b': 'c' }, 'a b check.labelKey'],
    ['a rule about no label', REQUIRED, { key: '', operator: 'Exists' }, 'key check.required missing'],
    ['a kind of node without rules', LIKED, { weight: 5 }, 'matchExpressions check.required missing'],
    ['a rule without values', REQUIRED, expression('In', ['']), 'values check.required missing'],
    ['greater than a word', REQUIRED, expression('Gt', ['much']), 'values check.number'],
    ['less than two numbers', REQUIRED, expression('Lt', ['1', '2']), 'values check.number'],
    ['a taint that is no label', [...POD, 'tolerations'], [{ key: 'a b', operator: 'Exists' }], 'key check.labelKey'],
    ['a taint of no name', [...POD, 'tolerations'], [{ value: 'a' }], 'key check.required missing'],
    ['a taint of a value that is none', [...POD, 'tolerations'], [{ key: 'a', value: 'b c' }], 'value check.labelValue'],
    ['less than no seconds', [...POD, 'tolerations'], [{ key: 'a', effect: 'NoExecute', tolerationSeconds: -1 }], 'tolerationSeconds check.whole'],
    ['seconds of another effect', [...POD, 'tolerations'], [{ key: 'a', effect: 'NoSchedule', tolerationSeconds: 1 }], 'effect check.tolerationSeconds'],
    ['a node that weighs 200', LIKED, { weight: 200, preference: { matchExpressions: [expression('Exists')] } }, 'weight check.between'],
  ])('%s', (_, path, value, said) => {
    const changed = edit(draft, 1, (now) => write(now, path, value))
    expect(check(changed).map((mark) => `${String(mark.path.at(-1))} ${mark.words.key}${mark.missing ? ' missing' : ''}`)).toEqual([said])
    expect(check(changed).map((mark) => stepOf(changed, 1, mark.path))).toEqual(['scheduling'])
  })

  it.each<[string, Path, Value]>([
    ['all pods', MUST, [{ topologyKey: HOSTNAME, labelSelector: {} }]],
    ['a rule of every kind', REQUIRED, expression('Gt', ['3'])],
    ['whatever taint', [...POD, 'tolerations'], [{ operator: 'Exists' }]],
    ['a class by its name', [...POD, 'priorityClassName'], 'system.high-1'],
  ])('nothing of %s', (_, path, value) => {
    expect(check(edit(draft, 1, (now) => write(now, path, value)))).toEqual([])
  })
})
