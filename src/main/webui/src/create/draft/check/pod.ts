import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { POD } from '../draft'
import type { Marking } from './mark'
import { whole } from './mark'
import { secured } from './security'

/** What holds for all containers of a pod. */
export function pod(text: string, mark: Marking) {
  const grace: Path = [...POD, 'terminationGracePeriodSeconds']
  whole(text, grace, mark)
  if (read(text, grace) === 0) mark(grace, phrase('check.grace'), { advice: true })
  secured(text, [...POD, 'securityContext'], mark)
}
