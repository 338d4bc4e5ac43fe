import { amountOf } from '../../list/quota'
import type { Phrase } from '../../i18n/phrase'
import { phrase } from '../../i18n/phrase'
import type { Path } from '../../manifest'
import { isMapping, read, servicesIn, workloadIn } from '../../manifest'
import { containersOf, imageParts } from './containers'
import type { Draft } from './draft'
import { listAt, NAME, pairsAt, POD, POD_LABELS, textAt } from './draft'
import { ALIAS, DESCRIPTION } from './steps'

/** Something to be said of a place in the draft. */
export interface Mark {
  index: number
  path: Path
  words: Phrase
  /** Nothing is there yet: said only once somebody goes on without it. */
  missing?: boolean
  /** It works, and somebody may not mean it. */
  advice?: boolean
}

/** The revision label holds the name, a dash and up to ten characters, 63 in all. */
const NAME_MAX = 52
const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/
const KEY = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/
const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/
const QUANTITY = /^[+]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/
const PERCENTAGE = /^0*(100|[1-9]\d?)%$/
const PORT_MAX = 65_535
const CAPABILITY = /^(?!CAP_)[A-Z][A-Z_]*$/

/** What can be told before a server is asked; its word is the last. */
export function check(draft: Draft): Mark[] {
  const index = workloadIn(draft)
  const text = draft[index]?.text ?? ''
  const marks: Mark[] = []
  const mark: Marking = (path, words, more = {}) => marks.push({ index, path, words, ...more })
  if (index !== -1) {
    basics(text, mark)
    containers(text, mark)
    volumes(text, mark)
    labels(text, mark)
  }
  for (const at of servicesIn(draft)) {
    service(draft[at]?.text ?? '', (path, words, more = {}) => marks.push({ index: at, path, words, ...more }))
  }
  return marks
}

type Marking = (path: Path, words: Phrase, more?: Partial<Mark>) => void

function basics(text: string, mark: Marking) {
  const name = textAt(text, NAME)
  if (name === '') mark(NAME, phrase('check.required'), { missing: true })
  else if (!LABEL.test(name)) mark(NAME, phrase('check.name'))
  else if (name.length > NAME_MAX) mark(NAME, phrase('check.long', { max: NAME_MAX, length: name.length }))
  for (const [key, max] of [[ALIAS, 63], [DESCRIPTION, 256]] as const) {
    const { length } = textAt(text, ['metadata', 'annotations', key])
    if (length > max) mark(['metadata', 'annotations', key], phrase('check.long', { max, length }))
  }
  const rolling: Path = ['spec', 'updateStrategy', 'rollingUpdate']
  for (const field of ['replicas', 'minReadySeconds', 'revisionHistoryLimit']) whole(text, ['spec', field], mark)
  for (const path of [['spec', 'ordinals', 'start'], [...rolling, 'partition']]) whole(text, path, mark)
  const most = read(text, [...rolling, 'maxUnavailable'])
  const share = isWhole(most, 1) || (typeof most === 'string' && PERCENTAGE.test(most))
  if (most !== undefined && !share) mark([...rolling, 'maxUnavailable'], phrase('check.share'))
  const partition = read(text, [...rolling, 'partition'])
  const end = Number(read(text, ['spec', 'ordinals', 'start']) ?? 0) + Number(read(text, ['spec', 'replicas']) ?? 1)
  const beyond = typeof partition === 'number' && partition >= end && partition > 0
  if (beyond) mark([...rolling, 'partition'], phrase('check.partition'), { advice: true })
}

function whole(text: string, path: Path, mark: Marking, from = 0, to = Infinity) {
  const value = read(text, path)
  if (value === undefined || value === null || isWhole(value, from, to)) return
  mark(path, to === Infinity ? phrase('check.whole', { from }) : phrase('check.between', { from, to }))
}

function isWhole(value: unknown, from: number, to = Infinity): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
}

function containers(text: string, mark: Marking) {
  const names = new Set<string>()
  const ports = new Set<string>()
  const all = containersOf(text)
  if (!all.some(({ kind }) => kind === 'worker')) mark([...POD, 'containers'], phrase('check.container'))
  for (const { path, name } of all) {
    if (name === '') mark([...path, 'name'], phrase('check.required'), { missing: true })
    else if (!LABEL.test(name) || name.length > 63) mark([...path, 'name'], phrase('check.name'))
    else if (names.has(name)) mark([...path, 'name'], phrase('check.twice', { what: name }))
    names.add(name)
    image(textAt(text, [...path, 'image']), [...path, 'image'], mark)
    resources(text, [...path, 'resources'], mark)
    listAt(text, [...path, 'ports']).forEach((_, index) => containerPort(text, [...path, 'ports', index], ports, mark))
    variables(text, [...path, 'env'], mark)
    mounts(text, [...path, 'volumeMounts'], mark)
    secured(text, [...path, 'securityContext'], mark)
    for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) probed(text, [...path, probe], mark)
  }
  secured(text, [...POD, 'securityContext'], mark)
  whole(text, [...POD, 'terminationGracePeriodSeconds'], mark)
}

function secured(text: string, path: Path, mark: Marking) {
  for (const id of ['runAsUser', 'runAsGroup', 'fsGroup']) whole(text, [...path, id], mark)
  const profile: Path = [...path, 'seccompProfile', 'localhostProfile']
  const missing = textAt(text, [...path, 'seccompProfile', 'type']) === 'Localhost' && textAt(text, profile) === ''
  if (missing) mark(profile, phrase('check.required'), { missing: true })
  for (const way of ['add', 'drop']) {
    listAt(text, [...path, 'capabilities', way]).forEach((name, index) => {
      if (!CAPABILITY.test(String(name))) mark([...path, 'capabilities', way, index], phrase('check.capability'))
    })
  }
}

function image(name: string, path: Path, mark: Marking) {
  if (name === '') return mark(path, phrase('check.required'), { missing: true })
  if (/\s/.test(name)) return mark(path, phrase('check.image'))
  const { tag, digest } = imageParts(name)
  if (digest === '' && (tag === '' || tag === 'latest')) mark(path, phrase('check.latest'), { advice: true })
}

function resources(text: string, path: Path, mark: Marking) {
  for (const what of ['cpu', 'memory']) {
    const [request, limit] = ['requests', 'limits'].map((kind) => {
      const value = textAt(text, [...path, kind, what])
      if (value !== '' && !QUANTITY.test(value)) mark([...path, kind, what], phrase(what === 'cpu' ? 'check.cpu' : 'check.size'))
      return QUANTITY.test(value) ? amountOf(value) : NaN
    })
    if (Number(request) > Number(limit)) mark([...path, 'requests', what], phrase('check.request'))
  }
}

function containerPort(text: string, path: Path, ports: Set<string>, mark: Marking) {
  const number = read(text, [...path, 'containerPort'])
  if (number === undefined || number === null) mark([...path, 'containerPort'], phrase('check.required'), { missing: true })
  whole(text, [...path, 'containerPort'], mark, 1, PORT_MAX)
  const key = `${String(number)}/${textAt(text, [...path, 'protocol']) || 'TCP'}`
  if (number && ports.has(key)) mark([...path, 'containerPort'], phrase('check.twice', { what: key }))
  ports.add(key)
  const name = textAt(text, [...path, 'name'])
  if (name !== '' && !PORT_NAME.test(name)) mark([...path, 'name'], phrase('check.portName'))
}

function variables(text: string, path: Path, mark: Marking) {
  const names = new Set<string>()
  listAt(text, path).forEach((_, index) => {
    const name = textAt(text, [...path, index, 'name'])
    const at = [...path, index, 'name']
    if (name === '') mark(at, phrase('check.required'), { missing: true })
    else if (!VARIABLE.test(name)) mark(at, phrase('check.variable'))
    else if (names.has(name)) mark(at, phrase('check.twice', { what: name }))
    names.add(name)
  })
}

function mounts(text: string, path: Path, mark: Marking) {
  const places = new Set<string>()
  listAt(text, path).forEach((_, index) => {
    const at = [...path, index, 'mountPath']
    const place = textAt(text, at)
    if (!place.startsWith('/') || place.includes(':')) mark(at, phrase('check.mount'))
    else if (places.has(place)) mark(at, phrase('check.twice', { what: place }))
    places.add(place)
  })
}

function probed(text: string, path: Path, mark: Marking) {
  for (const field of ['initialDelaySeconds', 'terminationGracePeriodSeconds']) whole(text, [...path, field], mark)
  for (const field of ['timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']) whole(text, [...path, field], mark, 1)
  for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
    if (!isMapping(read(text, [...path, kind]))) continue
    const port = read(text, [...path, kind, 'port'])
    if (port === undefined || port === '') mark([...path, kind, 'port'], phrase('check.required'), { missing: true })
    else if (typeof port === 'number') whole(text, [...path, kind, 'port'], mark, 1, PORT_MAX)
  }
  const command: Path = [...path, 'exec', 'command']
  const empty = isMapping(read(text, [...path, 'exec'])) && listAt(text, command).length === 0
  if (empty) mark(command, phrase('check.required'), { missing: true })
}

function volumes(text: string, mark: Marking) {
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
    const size = textAt(text, [...path, 'spec', 'resources', 'requests', 'storage'])
    if (!QUANTITY.test(size) || amountOf(size) <= 0) mark([...path, 'spec', 'resources', 'requests', 'storage'], phrase('check.size'))
  })
  listAt(text, [...POD, 'volumes']).forEach((_, index) => named([...POD, 'volumes', index, 'name']))
}

function labels(text: string, mark: Marking) {
  for (const path of [['metadata', 'labels'], POD_LABELS]) {
    for (const [key, value] of pairsAt(text, path)) {
      if (!KEY.test(key)) mark([...path, key], phrase('check.labelKey'))
      else if (typeof value === 'string' ? !VALUE.test(value) : true) mark([...path, key], phrase('check.labelValue'))
    }
  }
  for (const path of [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']]) {
    for (const [key] of pairsAt(text, path)) if (!KEY.test(key)) mark([...path, key], phrase('check.labelKey'))
  }
}

function service(text: string, mark: Marking) {
  const name = textAt(text, NAME)
  if (name !== '' && (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || name.length > 63)) mark(NAME, phrase('check.service'))
  listAt(text, ['spec', 'ports']).forEach((_, index) => {
    const path = ['spec', 'ports', index]
    if (read(text, [...path, 'port']) === undefined) mark([...path, 'port'], phrase('check.required'), { missing: true })
    whole(text, [...path, 'port'], mark, 1, PORT_MAX)
    whole(text, [...path, 'nodePort'], mark, 1, PORT_MAX)
  })
  whole(text, ['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], mark, 1, 86_400)
}
