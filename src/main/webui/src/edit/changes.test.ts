import { describe, expect, it } from 'vitest'
import { changesOf, mergePatchOf, rebased } from './changes'
import { cleaned } from './held'

const BASE = {
  spec: {
    replicas: 3,
    paused: true,
    containers: [
      { name: 'a', image: 'x:1' },
      { name: 'b', image: 'y:1' },
    ],
  },
}
const TEXT = `# mine
spec:
  replicas: 3 # three
  paused: true
  containers:
    - name: a
      image: x:2
    - name: b
      image: y:1
`

describe('what is sent', () => {
  it('is what was changed: fields that are gone are null, lists are whole', () => {
    const after = { spec: { replicas: 4, containers: [{ name: 'a', image: 'x:1' }] }, metadata: { name: 'web' } }
    expect(mergePatchOf(BASE, after)).toEqual({
      spec: { replicas: 4, paused: null, containers: [{ name: 'a', image: 'x:1' }] },
      metadata: { name: 'web' },
    })
    expect(mergePatchOf(BASE, structuredClone(BASE))).toBeUndefined()
  })
})

describe('what others changed meanwhile', () => {
  it('is told by its smallest places', () => {
    const theirs = {
      spec: { ...BASE.spec, replicas: 5, containers: [BASE.spec.containers[0] ?? null, { name: 'b', image: 'y:2' }] },
    }
    expect(changesOf(BASE, theirs).map((one) => one.path.join('/'))).toEqual(['spec/replicas', 'spec/containers/1/image'])
  })

  it('is written into what somebody has written, with comments and changes of his own', () => {
    const theirs = {
      spec: {
        replicas: 5,
        containers: [
          { name: 'a', image: 'x:1' },
          { name: 'b', image: 'y:2' },
        ],
      },
    }
    const { text, clashes } = rebased(TEXT, BASE, theirs)
    expect(text).toBe(TEXT.replace('replicas: 3', 'replicas: 5').replace('y:1', 'y:2').replace('  paused: true\n', ''))
    expect(clashes).toEqual([])
  })

  it('but what both changed in different ways stays, and is told', () => {
    const theirs = {
      spec: {
        ...BASE.spec,
        containers: [
          { name: 'a', image: 'x:3' },
          { name: 'b', image: 'y:1' },
        ],
      },
    }
    const { text, clashes } = rebased(TEXT, BASE, theirs)
    expect(text).toBe(TEXT)
    expect(clashes).toEqual([{ path: ['spec', 'containers', 0, 'image'], before: 'x:1', after: 'x:3' }])
  })

  it('and elements of lists that are not the same any more are not mistaken for each other', () => {
    const base = { env: [{ name: 'A', value: '1' }, { name: 'B', value: '1' }] }
    const mine = 'env:\n  - {name: B, value: "1"}\n'
    const { text, clashes } = rebased(mine, base, { env: [{ name: 'A', value: '2' }, { name: 'B', value: '1' }] })
    expect(text).toBe(mine)
    expect(clashes.map(({ path }) => path)).toEqual([['env', 0, 'value']])
  })

  it('what both changed alike is none', () => {
    const theirs = {
      spec: {
        ...BASE.spec,
        containers: [
          { name: 'a', image: 'x:2' },
          { name: 'b', image: 'y:1' },
        ],
      },
    }
    expect(rebased(TEXT, BASE, theirs)).toEqual({ text: TEXT, clashes: [] })
  })
})

describe('what is edited', () => {
  it('is without what servers keep for themselves', () => {
    const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': '{}', 'apps.ordinal.dev/requests': '[]', mine: 'yes' }
    const metadata = { name: 'web', uid: 'u', resourceVersion: '7', generation: 2, managedFields: [], finalizers: [], annotations }
    expect(cleaned({ metadata, status: {}, spec: {}, kind: 'OrdinalSet' })).toEqual({
      kind: 'OrdinalSet',
      metadata: { name: 'web', annotations: { mine: 'yes' } },
      spec: {},
    })
  })
})
