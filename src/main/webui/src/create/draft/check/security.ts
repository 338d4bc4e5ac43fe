import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { listAt, textAt } from '../draft'
import type { Marking } from './mark'
import { whole } from './mark'

const CAPABILITY = /^(?!CAP_)[A-Z][A-Z_]*$/

/** The security context of a container or of the pod. */
export function secured(text: string, path: Path, mark: Marking) {
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
