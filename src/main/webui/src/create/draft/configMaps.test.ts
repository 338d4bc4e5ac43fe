import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { join, read, write } from '../../manifest'
import { check } from './checks'
import { addConfigMap, configMapsIn, nameConfigMap } from './configMaps'
import { draftOf, edit, POD } from './draft'
import { EXAMPLES } from './examples'
import { stepOf } from './steps'

const FIRST: Path = [...POD, 'containers', 0]
const draft = addConfigMap(draftOf(EXAMPLES.web), [])
const AT = 2
const holding = (data: Value) => edit(draft, AT, (text) => write(text, ['data'], data))
const marks = (of: typeof draft) => check(of).map(({ index, path, words, missing }) => `${index} ${path.join('/')} ${words.key}${missing ? ' missing' : ''}`)

describe('a ConfigMap that is made along', () => {
  it('is a document of its own, under a free name', () => {
    expect(configMapsIn(draft)).toEqual([{ index: AT, name: 'web-settings', keys: [] }])
    const more = addConfigMap(draft, ['web-settings-2'])
    expect(configMapsIn(more).map(({ name }) => name)).toEqual(['web-settings', 'web-settings-3'])
    expect(join(draft)).toContain('kind: ConfigMap\nmetadata:\n  name: web-settings\n')
    expect(stepOf(draft, AT, ['data', 'a'])).toBe('pod')
  })

  it('keeps texts as texts, with their lines', () => {
    const told = holding({ port: '80', conf: 'a\n  b: no\n' })
    expect(read(told[AT]?.text ?? '', ['data'])).toEqual({ port: '80', conf: 'a\n  b: no\n' })
    expect(marks(told)).toEqual([])
    expect(configMapsIn(holding({ '': 'a', mode: 'b' }))[0]?.keys).toEqual(['mode'])
  })

  it.each<[string, typeof draft, string[]]>([
    ['no name', nameConfigMap(draft, AT, ''), ['2 metadata/name check.required missing']],
    ['a name that is none', nameConfigMap(draft, AT, 'Web'), ['2 metadata/name check.subdomain']],
    ['a key without a name', holding({ '': 'a' }), ['2 data/ check.required missing']],
    ['a key with a slash', holding({ 'a/b': 'a' }), ['2 data/a/b check.configKey']],
    ['a key that leads up', holding({ '..a': 'a' }), ['2 data/..a check.configKey']],
    ['a number', holding({ a: 1 }), ['2 data/a check.text']],
    ['too much', holding({ a: '字'.repeat(349_526) }), ['2 data check.configSize']],
    ['what is there as bytes too', edit(holding({ a: 'b' }), AT, (text) => write(text, ['binaryData'], { a: 'Yg==' })), ['2 data/a check.twice']],
  ])('%s is told', (_, of, said) => {
    expect(marks(of)).toEqual(said)
  })

  it('is read by its new name wherever a pod read it by the former one', () => {
    const places: [Path, Value][] = [
      [[...FIRST, 'env'], [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'web-settings', key: 'a' } } }]],
      [[...FIRST, 'envFrom'], [{ configMapRef: { name: 'web-settings' } }, { secretRef: { name: 'web-settings' } }]],
      [[...POD, 'volumes'], [{ name: 'a', configMap: { name: 'web-settings' } }, { name: 'b', projected: { sources: [{ configMap: { name: 'web-settings' } }] } }]],
    ]
    const reading = edit(draft, 1, (text) => places.reduce((now, [path, value]) => write(now, path, value), text))
    const named = ['web-setting', '', 's', 'set'].reduce((now, name) => nameConfigMap(now, AT, name), reading)
    const at = (...path: Path) => read(named[1]?.text ?? '', path)
    expect(at(...FIRST, 'env', 0, 'valueFrom', 'configMapKeyRef', 'name')).toBe('set')
    expect(at(...FIRST, 'envFrom')).toEqual([{ configMapRef: { name: 'set' } }, { secretRef: { name: 'web-settings' } }])
    expect(at(...POD, 'volumes', 0, 'configMap', 'name')).toBe('set')
    expect(at(...POD, 'volumes', 1, 'projected', 'sources', 0, 'configMap', 'name')).toBe('set')
  })

  it('takes nothing along that reads another one, whose name it has for a moment', () => {
    const two = edit(addConfigMap(draft, []), 1, (text) => write(text, [...FIRST, 'envFrom'], [{ configMapRef: { name: 'web-settings' } }]))
    const named = ['web-settings', 'web-settings-old'].reduce((now, name) => nameConfigMap(now, AT + 1, name), two)
    expect(read(named[1]?.text ?? '', [...FIRST, 'envFrom'])).toEqual([{ configMapRef: { name: 'web-settings' } }])
  })
})
