import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { listAt, textAt } from '../draft'
import type { Marking } from './mark'
import { whole } from './mark'

/** Of users and groups. */
const ID_MAX = 2_147_483_647
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/
const CAPABILITY = /^(?!CAP_)[A-Z][A-Z_]*$/

/** The security context of a container or of the pod. */
export function secured(text: string, path: Path, mark: Marking) {
  for (const id of ['runAsUser', 'runAsGroup', 'fsGroup']) whole(text, [...path, id], mark)
  const groups: Path = [...path, 'supplementalGroups']
  listAt(text, groups).forEach((_, index) => whole(text, [...groups, index], mark, 0, ID_MAX))
  for (const part of ['user', 'role', 'type', 'level']) {
    if (/\s/.test(textAt(text, [...path, 'seLinuxOptions', part]))) mark([...path, 'seLinuxOptions', part], phrase('check.image'))
  }
  sysctls(text, [...path, 'sysctls'], mark)
  const profile: Path = [...path, 'seccompProfile', 'localhostProfile']
  const missing = textAt(text, [...path, 'seccompProfile', 'type']) === 'Localhost' && textAt(text, profile) === ''
  if (missing) mark(profile, phrase('check.required'), { missing: true })
  for (const way of ['add', 'drop']) {
    listAt(text, [...path, 'capabilities', way]).forEach((name, index) => {
      if (!CAPABILITY.test(String(name))) mark([...path, 'capabilities', way, index], phrase('check.capability'))
    })
  }
}

/** The kernel's names, with dots or slashes between their parts. */
function sysctls(text: string, path: Path, mark: Marking) {
  const names = new Set<string>()
  listAt(text, path).forEach((_, index) => {
    const name = textAt(text, [...path, index, 'name'])
    const at = [...path, index, 'name']
    if (name === '') mark(at, phrase('check.required'), { missing: true })
    else if (!SYSCTL.test(name) || name.length > 253) mark(at, phrase('check.sysctl'))
    else if (names.has(name)) mark(at, phrase('check.twice', { what: name }))
    names.add(name)
    const value = read(text, [...path, index, 'value'])
    if (value === undefined || value === '') mark([...path, index, 'value'], phrase('check.required'), { missing: true })
    else if (typeof value !== 'string') mark([...path, index, 'value'], phrase('check.text'))
  })
}
