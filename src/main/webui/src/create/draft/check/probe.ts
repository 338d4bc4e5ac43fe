import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import type { ProbeName } from '../containers'
import { handled } from './handler'
import type { Marking } from './mark'
import { isWhole, whole } from './mark'

export function probed(text: string, container: Path, probe: ProbeName, mark: Marking) {
  const path: Path = [...container, probe]
  whole(text, [...path, 'initialDelaySeconds'], mark)
  for (const field of ['timeoutSeconds', 'periodSeconds', 'failureThreshold']) whole(text, [...path, field], mark, 1)
  const passes: Path = [...path, 'successThreshold']
  const count = read(text, passes)
  if (probe === 'readinessProbe') whole(text, passes, mark, 1)
  else if (count !== undefined && count !== null && !isWhole(count, 1, 1)) mark(passes, phrase('check.once'))
  const grace: Path = [...path, 'terminationGracePeriodSeconds']
  if (probe !== 'readinessProbe') whole(text, grace, mark, 1)
  else if (read(text, grace) !== undefined) mark(grace, phrase('check.probeGrace'))
  handled(text, path, container, mark)
}
