import { amountOf } from '../../../list/quota'
import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { containersOf, imageParts } from '../containers'
import { listAt, POD, textAt } from '../draft'
import type { Marking } from './mark'
import { LABEL, PORT_MAX, QUANTITY, whole } from './mark'
import { probed } from './probe'
import { secured } from './security'
import { mounts } from './volumes'

const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/
const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/

export function containers(text: string, mark: Marking) {
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
