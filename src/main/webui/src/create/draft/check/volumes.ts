import { amountOf } from '../../../list/quota'
import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { SIZE } from '../claims'
import { listAt, NAME, POD, textAt } from '../draft'
import { ordinalsOf } from '../ordinals'
import { MODE_MAX, sourceOf } from '../volumes'
import type { Marking } from './mark'
import { isObjectName, isWhole, LABEL, OBJECT_NAME_MAX, QUANTITY } from './mark'

export function volumes(text: string, mark: Marking) {
  const names = new Set<string>()
  const named = (path: Path) => {
    const name = textAt(text, path)
    if (name === '') mark(path, phrase('check.required'), { missing: true })
    else if (!LABEL.test(name) || name.length > 63) mark(path, phrase('check.name'))
    else if (names.has(name)) mark(path, phrase('check.twice', { what: name }))
    names.add(name)
  }
  listAt(text, ['spec', 'volumeClaimTemplates']).forEach((_, index) => {
    const path = ['spec', 'volumeClaimTemplates', index]
    named([...path, 'metadata', 'name'])
    claim(text, path, mark)
  })
  listAt(text, [...POD, 'volumes']).forEach((_, index) => {
    const path = [...POD, 'volumes', index]
    named([...path, 'name'])
    source(text, path, mark)
  })
}

function claim(text: string, path: Path, mark: Marking) {
  const size: Path = [...path, ...SIZE]
  if (!isSize(text, size)) mark(size, phrase('check.size'))
  const last = ordinalsOf(text).end - 1
  const name = [textAt(text, [...path, 'metadata', 'name']), textAt(text, NAME), String(Math.max(last, 0))].join('-')
  if (name.length > OBJECT_NAME_MAX) mark([...path, 'metadata', 'name'], phrase('check.claimName', { max: OBJECT_NAME_MAX }))
  listAt(text, [...path, 'spec', 'accessModes']).forEach((mode, index, all) => {
    const alone = mode !== 'ReadWriteOncePod' || all.length === 1
    if (!alone) mark([...path, 'spec', 'accessModes', index], phrase('check.oncePod'))
  })
}

function isSize(text: string, path: Path): boolean {
  const size = textAt(text, path)
  return QUANTITY.test(size) && amountOf(size) > 0
}

/** What each kind of volume needs. */
function source(text: string, volume: Path, mark: Marking) {
  const kind = sourceOf(text, volume)
  const path: Path = [...volume, kind]
  if (kind === 'configMap') files(text, path, 'name', mark)
  else if (kind === 'secret') files(text, path, 'secretName', mark)
  else if (kind === 'persistentVolumeClaim') object(text, [...path, 'claimName'], mark)
  else if (kind === 'hostPath') nodePath(text, [...path, 'path'], mark)
  else if (kind === 'emptyDir') {
    const limit: Path = [...path, 'sizeLimit']
    if (read(text, limit) !== undefined && !isSize(text, limit)) mark(limit, phrase('check.size'))
  }
}

function object(text: string, path: Path, mark: Marking) {
  const name = textAt(text, path)
  if (name === '') mark(path, phrase('check.required'), { missing: true })
  else if (!isObjectName(name)) mark(path, phrase('check.object'))
}

function nodePath(text: string, path: Path, mark: Marking) {
  const place = textAt(text, path)
  if (place === '') mark(path, phrase('check.required'), { missing: true })
  else if (!place.startsWith('/') || place.split('/').includes('..')) mark(path, phrase('check.nodePath'))
}

/** Entries of a ConfigMap or Secret as files. */
function files(text: string, path: Path, name: string, mark: Marking) {
  object(text, [...path, name], mark)
  mode(text, [...path, 'defaultMode'], mark)
  const places = new Set<string>()
  listAt(text, [...path, 'items']).forEach((_, index) => {
    const item: Path = [...path, 'items', index]
    const place = textAt(text, [...item, 'path'])
    if (textAt(text, [...item, 'key']) === '') mark([...item, 'key'], phrase('check.required'), { missing: true })
    if (place === '') mark([...item, 'path'], phrase('check.required'), { missing: true })
    else if (!isWithin(place)) mark([...item, 'path'], phrase('check.within'))
    else if (places.has(place)) mark([...item, 'path'], phrase('check.twice', { what: place }))
    places.add(place)
    mode(text, [...item, 'mode'], mark)
  })
}

function mode(text: string, path: Path, mark: Marking) {
  const value = read(text, path)
  if (value !== undefined && !isWhole(value, 0, MODE_MAX)) mark(path, phrase('check.mode'))
}

/** A relative path that does not lead out of the volume. */
function isWithin(place: string): boolean {
  return !place.startsWith('/') && !place.includes('//') && !place.split('/').includes('..')
}

/** Where a container mounts volumes, and which part of them. */
export function mounts(text: string, path: Path, mark: Marking) {
  const places = new Set<string>()
  listAt(text, path).forEach((_, index) => {
    const at: Path = [...path, index, 'mountPath']
    const place = textAt(text, at)
    if (place === '') mark(at, phrase('check.required'), { missing: true })
    else if (!place.startsWith('/') || place.includes(':')) mark(at, phrase('check.mount'))
    else if (places.has(place)) mark(at, phrase('check.twice', { what: place }))
    places.add(place)
    for (const part of ['subPath', 'subPathExpr']) {
      if (!isWithin(textAt(text, [...path, index, part]))) mark([...path, index, part], phrase('check.within'))
    }
  })
}
