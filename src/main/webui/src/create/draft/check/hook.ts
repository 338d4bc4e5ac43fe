import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { isMapping, read } from '../../../manifest'
import type { HookName } from '../containers'
import { POD } from '../draft'
import { handled } from './handler'
import type { Marking } from './mark'
import { isWhole, whole } from './mark'

/** Kubernetes' own. */
const GRACE_S = 30

export function hooked(text: string, container: Path, hook: HookName, mark: Marking) {
  const path: Path = [...container, 'lifecycle', hook]
  handled(text, path, container, mark)
  if (!isMapping(read(text, [...path, 'sleep']))) return
  const seconds: Path = [...path, 'sleep', 'seconds']
  if (read(text, seconds) === undefined) return mark(seconds, phrase('check.required'), { missing: true })
  const grace = read(text, [...POD, 'terminationGracePeriodSeconds']) ?? GRACE_S
  // Longer than a pod has to end in is refused.
  whole(text, seconds, mark, 0, isWhole(grace, 0) ? Number(grace) : Infinity)
}
