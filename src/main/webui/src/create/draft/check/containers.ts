import { phrase } from '../../../i18n/phrase'
import { containersOf, HOOKS, PROBES } from '../containers'
import { POD, textAt } from '../draft'
import { lostMounts } from '../mounts'
import { variables } from './environment'
import { extended } from './extended'
import { hooked } from './hook'
import { imaged } from './image'
import type { Marking } from './mark'
import { LABEL } from './mark'
import type { Taken } from './ports'
import { ported } from './ports'
import { probed } from './probe'
import { resources } from './resources'
import { secured } from './security'
import { mounts } from './volumes'

export function containers(text: string, mark: Marking) {
  const names = new Set<string>()
  const taken: Taken = { numbers: new Set(), names: new Map() }
  const all = containersOf(text)
  if (!all.some(({ kind }) => kind === 'worker')) mark([...POD, 'containers'], phrase('check.container'))
  for (const { path, name } of all) {
    if (name === '') mark([...path, 'name'], phrase('check.required'), { missing: true })
    else if (!LABEL.test(name) || name.length > 63) mark([...path, 'name'], phrase('check.name'))
    else if (names.has(name)) mark([...path, 'name'], phrase('check.twice', { what: name }))
    names.add(name)
    imaged(textAt(text, [...path, 'image']), [...path, 'image'], mark)
    resources(text, [...path, 'resources'], mark)
    extended(text, [...path, 'resources'], mark)
    ported(text, path, taken, mark)
    variables(text, path, mark)
    mounts(text, [...path, 'volumeMounts'], mark)
    secured(text, [...path, 'securityContext'], mark)
    for (const probe of PROBES) probed(text, path, probe, mark)
    for (const hook of HOOKS) hooked(text, path, hook, mark)
  }
  for (const { path } of lostMounts(text)) mark([...path, 'name'], phrase('check.volumeUnknown'))
}
