import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { read, write } from '../../manifest'
import { check } from './checks'
import { draftOf, edit, POD } from './draft'
import { EXAMPLES } from './examples'
import { extendedIn, removeExtended, renameExtended, setExtended } from './extended'

const PATH: Path = [...POD, 'containers', 0, 'resources']
const draft = draftOf(EXAMPLES.web)
const text = draft[1]?.text ?? ''
const marks = (resources: Value) =>
  check(edit(draft, 1, (now) => write(now, PATH, resources))).map(({ path, words, missing }) => `${path.slice(PATH.length).join(' ')} ${words.key}${missing ? ' missing' : ''}`)

describe('devices', () => {
  it('are requested as they are limited, beside processor and memory', () => {
    const two = setExtended(text, PATH, 'nvidia.com/gpu', 2)
    expect(read(two, PATH)).toEqual({
      requests: { cpu: '50m', memory: '64Mi', 'nvidia.com/gpu': 2 },
      limits: { memory: '128Mi', 'nvidia.com/gpu': 2 },
    })
    expect(extendedIn(two, PATH)).toEqual([{ name: 'nvidia.com/gpu', amount: 2 }])
    const other = renameExtended(two, PATH, 'nvidia.com/gpu', 'example.com/card')
    expect(extendedIn(other, PATH)).toEqual([{ name: 'example.com/card', amount: 2 }])
    expect(read(removeExtended(other, PATH, 'example.com/card'), [])).toEqual(read(text, []))
  })

  it('are found at either place, and nothing else is', () => {
    const only = write(text, PATH, { requests: { 'a.b/c': '1', 'hugepages-2Mi': '4Mi', 'ephemeral-storage': '1Gi', 'attachable.kubernetes.io/x': 1 } })
    expect(extendedIn(only, PATH)).toEqual([{ name: 'a.b/c', amount: '1' }])
  })

  it.each<[string, Value, string[]]>([
    ['a piece', { limits: { 'nvidia.com/gpu': 1 } }, []],
    ['a number that is a text', { limits: { 'nvidia.com/gpu': '1' }, requests: { 'nvidia.com/gpu': 1 } }, []],
    ['no name', { limits: { '': 1 } }, ['limits  check.required missing']],
    ['no domain', { limits: { gpu: 1 } }, ['limits gpu check.extended']],
    ['half of one', { limits: { 'a.b/c': '500m' } }, ['limits a.b/c check.whole']],
    ['less than none', { limits: { 'a.b/c': -1 } }, ['limits a.b/c check.whole']],
    ['a request alone', { requests: { 'a.b/c': 1 } }, ['limits a.b/c check.extendedEqual']],
    ['a request of another size', { requests: { 'a.b/c': 1 }, limits: { 'a.b/c': 2 } }, ['limits a.b/c check.extendedEqual']],
  ])('%s', (_, resources, said) => {
    expect(marks(resources)).toEqual(said)
  })
})
