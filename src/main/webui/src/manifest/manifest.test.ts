import { describe, expect, it } from 'vitest'
import type { Manifest, Path, Value } from '.'
import { find, join, locate, pathOfPointer, pointerOf, read, remove, rename, servicesIn, split, syntaxFaults, workloadIn, write, written } from '.'

const SET = `# what it is for
apiVersion: apps.ordinal.dev/v1
kind: OrdinalSet   # ours
metadata:
  name: web
  labels: {app: web, "example.com/on": "yes"}
spec:
  replicas: 3          # as many as zones
  unknownField: 0x1F
  selector:
    matchLabels: {app: web}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
      - name: web      # the one
        image: 'nginx:1.29'
        command: ["sh", "-c", "a, b"]
        env:
        # said twice
        - name: SCRIPT
          value: |
            one
            ---no marker
`
const JSON_SET = `{
    "kind": "StatefulSet",
    "metadata": {"name": "web"},
    "spec": {"replicas": 3, "list": [1, 2, 3]}
}
`

const toJson = (text: string) => written(read(text, []), 'json')

const REPLICAS: Path = ['spec', 'replicas']
const IMAGE: Path = ['spec', 'template', 'spec', 'containers', 0, 'image']

const changes: [string, Path, Value][] = [
  ['a number', REPLICAS, 5],
  ['a quoted text', IMAGE, 'nginx:1.30'],
  ['a text in a flow mapping', ['metadata', 'labels', 'app'], 'a, b: {c} #d'],
  ['what YAML 1.1 takes for a boolean', ['metadata', 'name'], 'off'],
  ['what YAML 1.2 takes for a number', ['metadata', 'name'], '0o17'],
  ['a text of digits', ['metadata', 'name'], '017'],
  ['a new field', ['spec', 'minReadySeconds'], 10],
  ['a field of a new mapping', ['spec', 'updateStrategy', 'rollingUpdate', 'partition'], 2],
  ['an item at the end', ['spec', 'template', 'spec', 'containers', 1], { name: 'side', image: 'busybox', args: ['a,b'] }],
  ['a text of several lines', ['metadata', 'annotations', 'note'], 'one\ntwo\n'],
  ['several lines in the place of several', ['spec', 'template', 'spec', 'containers', 0, 'env', 0, 'value'], 'x\n'],
  ['a mapping in the place of a number', REPLICAS, { a: 1 }],
  ['nothing', REPLICAS, null],
  ['an empty text', IMAGE, ''],
]

describe('a form on a text', () => {
  it.each(changes)('reads what was written: %s', (_, path, value) => {
    for (const text of [SET, JSON_SET, '', SET.replace(/ {6}- name: web[^]*/, (rest) => rest.replaceAll('\n', '\n  ').replace(/^/, '  ').trimEnd() + '\n')]) {
      const changed = write(text, path, value)
      expect(syntaxFaults(changed)).toEqual([])
      expect(read(changed, path)).toEqual(value)
      expect(write(changed, path, value)).toBe(changed)
    }
  })

  it.each(changes)('keeps what it does not touch: %s', (_, path, value) => {
    const changed = write(SET, path, value)
    for (const comment of ['# what it is for', '# ours', '# the one', '# said twice', '0x1F', '["sh", "-c", "a, b"]']) expect(changed).toContain(comment)
    expect(toJson(write(changed, path, read(SET, path) ?? null))).toBe(toJson(read(SET, path) === undefined ? write(changed, path, null) : SET))
  })

  it('the same value leaves the text as it is, to the byte', () => {
    for (const text of [SET, JSON_SET]) for (const path of [REPLICAS, ['metadata'], ['spec'], ['metadata', 'name']]) expect(write(text, path, read(text, path) ?? null)).toBe(text)
    expect(remove(SET, ['spec', 'nothing'])).toBe(SET)
  })

  it('a text changes in its place alone', () => {
    expect(write(SET, REPLICAS, 5)).toBe(SET.replace('replicas: 3', 'replicas: 5'))
    expect(write(SET, IMAGE, 'nginx:1.30')).toBe(SET.replace('1.29', '1.30'))
    expect(write(SET, ['spec', 'minReadySeconds'], 10)).toContain('matchLabels: {app: web}')
    expect(write(SET, ['spec', 'minReadySeconds'], 10)).toContain('      containers:\n      - name: web')
  })

  it('a new field stands where a reader looks for it', () => {
    expect(Object.keys(read(write(SET, ['spec', 'serviceName'], 'web'), ['spec']) as object)).toEqual(['replicas', 'unknownField', 'serviceName', 'selector', 'template'])
  })

  it('what is removed is gone, with what it leaves empty around it', () => {
    const two = write(SET, ['spec', 'updateStrategy', 'rollingUpdate', 'partition'], 2)
    expect(read(remove(two, ['spec', 'updateStrategy', 'rollingUpdate', 'partition']), ['spec', 'updateStrategy'])).toBeUndefined()
    expect(read(remove('v:\n  emptyDir:\n    sizeLimit: 1Gi\n', ['v', 'emptyDir', 'sizeLimit']), ['v'])).toEqual({ emptyDir: {} })
    expect(read(remove(JSON_SET, ['spec', 'list', 1]), ['spec', 'list'])).toEqual([1, 3])
    expect(remove(SET, ['metadata', 'labels', 'app'])).toContain('# as many as zones')
  })

  it('a key gets another name, in its place', () => {
    for (const text of [SET, toJson(SET)]) expect(Object.keys(read(rename(text, ['metadata', 'labels', 'app'], 'tier'), ['metadata', 'labels']) as object)).toEqual(['tier', 'example.com/on'])
    expect(rename(SET, ['metadata', 'labels', 'app'], 'example.com/on')).toBe(SET)
  })

  it('a change where an alias stands is none of the anchor', () => {
    const text = 'a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n  m: 2\n'
    expect(read(text, ['c'])).toEqual({ m: 2, k: 1 })
    expect(read(write(text, ['b', 'k'], 5), [])).toEqual({ a: { k: 1 }, b: { k: 5 }, c: { m: 2, k: 1 } })
  })

  it('is read as kubectl reads it', () => {
    expect(read('a: yes\nb: 0755\nc: 2026-01-02\nd: 1:30\ne: 1_000\n', [])).toEqual({ a: true, b: 493, c: '2026-01-02', d: '1:30', e: 1000 })
  })

  it('numbers keep their digits', () => {
    expect(write('a: 12345678901234567890\nb: 1.50\n', ['c'], 1)).toBe('a: 12345678901234567890\nb: 1.50\nc: 1\n')
  })
})

describe('manifests', () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: web}\n'

  it('several documents, and back', () => {
    const parts = split(`# licence\n---\n${service}---\n\n--- \n# of the set\n${SET}...\n`)
    expect(parts.map(({ kind, name }) => [kind, name])).toEqual([['Service', 'web'], ['OrdinalSet', 'web']])
    expect(parts.map(({ text }) => text.split('\n')[0])).toEqual(['# licence', '# of the set'])
    expect(split(join(parts))).toEqual(parts)
    expect([workloadIn(parts), servicesIn(parts)]).toEqual([1, [0]])
  })

  it('a List and an array are what is in them', () => {
    const yaml = `apiVersion: v1\nkind: List\nitems:\n- kind: Service # one\n  metadata: {name: a}\n- kind: ConfigMap\n  metadata: {name: b}\n`
    expect(split(yaml).map(({ kind, name }) => kind + name)).toEqual(['Servicea', 'ConfigMapb'])
    expect(split(yaml)[0]?.text).toContain('# one')
    for (const text of [toJson(yaml), JSON.stringify((read(yaml, ['items'])))]) expect(split(text).map(({ kind, name }) => kind + name)).toEqual(['Servicea', 'ConfigMapb'])
  })

  it('nothing is nothing, and what is broken stays as it is', () => {
    expect(split('\n# only words\n')).toEqual([])
    expect(split('a: [1\n')).toEqual([{ kind: '', name: '', text: 'a: [1\n' }])
    expect(syntaxFaults('a: 1\nb: [1\n')[0]).toMatchObject({ line: 3 })
    expect(syntaxFaults('a: 1\na: 2\n')[0]).toMatchObject({ line: 2, column: 1 })
  })

  it('pointers lead to lines', () => {
    const path = ['metadata', 'labels', 'example.com/on']
    expect(pathOfPointer(pointerOf(path))).toEqual(path)
    expect(find(SET, path)).toMatchObject({ line: 6 })
    expect(find(SET, [...REPLICAS, 'deeper'])).toMatchObject({ line: 8, column: 13 })
    const two: Manifest[] = split(`${service}---\n${SET}`)
    expect(locate(two, '/1/spec/replicas')).toEqual({ index: 1, path: REPLICAS })
    expect(locate(two.slice(1), '/spec/replicas')).toEqual({ index: 0, path: REPLICAS })
  })

  it('YAML and JSON say the same', () => {
    expect(toJson(written(read(toJson(SET), []), 'yaml'))).toBe(toJson(SET))
  })
})
