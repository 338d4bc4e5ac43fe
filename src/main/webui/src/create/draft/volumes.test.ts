import { describe, expect, it } from 'vitest'
import type { Path, Value } from '../../manifest'
import { read, remove, write } from '../../manifest'
import { check } from './checks'
import { draftOf, edit, POD, renameVolume, workloadOf } from './draft'
import { EXAMPLES } from './examples'
import { addMount, mountsOf, moveMount, removeVolume } from './mounts'
import { changeClass, changeSource, classOf, modeOf, modeText, sourceOf, STATIC, USUAL } from './volumes'

const DATABASE = draftOf(EXAMPLES.database)
const FIRST: Path = [...POD, 'containers', 0]
const MOUNTS: Path = [...FIRST, 'volumeMounts']
const CLAIM: Path = ['spec', 'volumeClaimTemplates', 0]
const VOLUME: Path = [...POD, 'volumes', 0]
const { text } = workloadOf(DATABASE)

/** What is told of places at or below the path, once this stands there. */
function told(path: Path, value: Value): string[] {
  const draft = edit(DATABASE, DATABASE.findIndex((one) => one.text === text), (now) => write(now, path, value))
  const at = path.join('/')
  return check(draft)
    .map((mark) => ({ place: mark.path.join('/'), key: mark.words.key }))
    .filter(({ place }) => place.startsWith(at) || at.startsWith(place))
    .map(({ place, key }) => `${place.slice(at.length)} ${key}`.trim())
}

describe('mounts', () => {
  it('a volume that is renamed or goes takes all its mounts along', () => {
    const renamed = renameVolume(text, [...CLAIM, 'metadata', 'name'], 'disk')
    expect(read(renamed, [...MOUNTS, 0, 'name'])).toBe('disk')
    expect(renamed).toContain('# has to exist')
    expect(read(removeVolume(renamed, CLAIM, 'disk'), MOUNTS)).toBeUndefined()
    const log = { name: 'log', mountPath: '/var/log' }
    const twice = write(write(renamed, [...MOUNTS, 1], log), [...MOUNTS, 2], { name: 'disk', mountPath: '/log', subPath: 'log' })
    expect(mountsOf(twice, FIRST, 'disk').map((path) => path.at(-1))).toEqual([0, 2])
    expect(read(removeVolume(twice, CLAIM, 'disk'), MOUNTS)).toEqual([log])
  })

  it('the only one goes with its path; of several, the one that is emptied waits for another', () => {
    const first: Path = [...MOUNTS, 0]
    expect(read(moveMount(text, first, '/other', true), MOUNTS)).toEqual([{ name: 'data', mountPath: '/other' }])
    expect(read(moveMount(text, first, '', true), MOUNTS)).toBeUndefined()
    const two = addMount(text, FIRST, 'data', '/log')
    expect(read(moveMount(two, first, '', false), [...MOUNTS, 0])).toEqual({ name: 'data', mountPath: '' })
  })

  it.each<[string, Value, string[]]>([
    ['a path', [{ name: 'data', mountPath: '/a' }], []],
    ['none yet', [{ name: 'data', mountPath: '' }], ['/0/mountPath check.required']],
    ['a relative one', [{ name: 'data', mountPath: 'a' }], ['/0/mountPath check.mount']],
    ['one place for two', [{ name: 'data', mountPath: '/a' }, { name: 'data', mountPath: '/a', subPath: 'b' }], ['/1/mountPath check.twice']],
    ['a part', [{ name: 'data', mountPath: '/a', subPath: 'b/c' }], []],
    ['a part outside', [{ name: 'data', mountPath: '/a', subPath: '../b' }], ['/0/subPath check.within']],
    ['a part from the root', [{ name: 'data', mountPath: '/a', subPathExpr: '/$(POD_NAME)' }], ['/0/subPathExpr check.within']],
  ])('%s', (_, mounts, marks) => expect(told(MOUNTS, mounts)).toEqual(marks))
})

describe('volumes', () => {
  it.each<[string, Value, string[]]>([
    ['a ConfigMap', { configMap: { name: 'web.settings' } }, []],
    ['a ConfigMap without a name', { configMap: { name: '' } }, ['/configMap/name check.required']],
    ['a ConfigMap of no name', { configMap: { name: 'Web' } }, ['/configMap/name check.object']],
    ['a mode', { secret: { secretName: 'a', defaultMode: 0o400 } }, []],
    ['a mode that is none', { secret: { secretName: 'a', defaultMode: 512 } }, ['/secret/defaultMode check.mode']],
    ['a mode as text', { configMap: { name: 'a', defaultMode: 'rw' } }, ['/configMap/defaultMode check.mode']],
    ['entries', { configMap: { name: 'a', items: [{ key: 'b', path: 'c/d' }] } }, []],
    [
      'entries half made',
      { configMap: { name: 'a', items: [{ key: '', path: '' }] } },
      ['/configMap/items/0/key check.required', '/configMap/items/0/path check.required'],
    ],
    ['an entry outside', { secret: { secretName: 'a', items: [{ key: 'b', path: '../c' }] } }, ['/secret/items/0/path check.within']],
    ['an entry from the root', { secret: { secretName: 'a', items: [{ key: 'b', path: '/c' }] } }, ['/secret/items/0/path check.within']],
    [
      'two entries in one file',
      { configMap: { name: 'a', items: [{ key: 'b', path: 'c' }, { key: 'd', path: 'c', mode: 999 }] } },
      ['/configMap/items/1/path check.twice', '/configMap/items/1/mode check.mode'],
    ],
    ['an empty directory', { emptyDir: { sizeLimit: '1Gi' } }, []],
    ['an empty directory of no size', { emptyDir: { sizeLimit: 'much' } }, ['/emptyDir/sizeLimit check.size']],
    ['a claim', { persistentVolumeClaim: { claimName: 'shared' } }, []],
    ['a claim without a name', { persistentVolumeClaim: { claimName: '' } }, ['/persistentVolumeClaim/claimName check.required']],
    ['a path of the node', { hostPath: { path: '/var/log' } }, []],
    ['a path of the node that climbs', { hostPath: { path: '/var/../etc' } }, ['/hostPath/path check.nodePath']],
    ['what the form does not know', { projected: { sources: [] } }, []],
    ['nothing said', {}, []],
  ])('%s', (_, from, marks) => expect(told(VOLUME, { name: 'v', ...(from as Record<string, Value>) })).toEqual(marks))

  it('come from somewhere else under the same name', () => {
    const map = write(text, VOLUME, { name: 'v', configMap: { name: 'a' } })
    const claim = changeSource(map, VOLUME, 'persistentVolumeClaim')
    expect(read(claim, VOLUME)).toEqual({ name: 'v', persistentVolumeClaim: { claimName: '' } })
    expect(sourceOf(claim, VOLUME)).toBe('persistentVolumeClaim')
    expect(sourceOf(write(text, VOLUME, { name: 'v' }), VOLUME)).toBe('emptyDir')
    expect(sourceOf(write(text, VOLUME, { name: 'v', nfs: { server: 'a' } }), VOLUME)).toBe('nfs')
  })

  it('have modes in octal digits', () => {
    expect([0o644, 0o7, undefined, 512, 'rw'].map((value) => modeText(value))).toEqual(['0644', '0007', '', '512', 'rw'])
    expect(['0644', '644', ' 0400 ', '', '888', '64'].map(modeOf)).toEqual([0o644, 0o644, 0o400, undefined, '888', '64'])
  })
})

describe('claims', () => {
  it('have a class, the usual one, or none', () => {
    const path: Path = [...CLAIM, 'spec', 'storageClassName']
    const usual = remove(text, path)
    const texts = [usual, ...[STATIC, 'fast', USUAL].map((to) => changeClass(usual, path, to))]
    expect(texts.map((one) => [classOf(one, path), read(one, path)])).toEqual([
      [USUAL, undefined],
      [STATIC, ''],
      ['fast', 'fast'],
      [USUAL, undefined],
    ])
  })

  it('have names that are short enough, and one access where it is to be the only one', () => {
    expect(told([...CLAIM, 'spec', 'accessModes'], ['ReadWriteOncePod'])).toEqual([])
    expect(told([...CLAIM, 'spec', 'accessModes'], ['ReadWriteOncePod', 'ReadOnlyMany'])).toEqual(['/0 check.oncePod'])
    expect(told([...CLAIM, 'metadata', 'name'], 'd'.repeat(63))).toEqual([])
  })
})
