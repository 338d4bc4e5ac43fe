import { ALIAS, ALIAS_MAX, DESCRIPTION, DESCRIPTION_MAX } from '../../../api/annotations'
import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { NAME, textAt } from '../draft'
import { ordinalsOf } from '../ordinals'
import type { Marking } from './mark'
import { isWhole, LABEL, SERVICE, whole } from './mark'

/** The revision label holds the name, a dash and up to ten characters, 63 in all. */
const NAME_MAX = 52
const PERCENTAGE = /^0*(100|[1-9]\d?)%$/

export function basics(text: string, mark: Marking) {
  const name = textAt(text, NAME)
  if (name === '') mark(NAME, phrase('check.required'), { missing: true })
  else if (!LABEL.test(name)) mark(NAME, phrase('check.name'))
  else if (name.length > NAME_MAX) mark(NAME, phrase('check.long', { max: NAME_MAX, length: name.length }))
  const service = textAt(text, ['spec', 'serviceName'])
  if (service !== '' && (!SERVICE.test(service) || service.length > 63)) mark(['spec', 'serviceName'], phrase('check.service'))
  for (const [key, max] of [[ALIAS, ALIAS_MAX], [DESCRIPTION, DESCRIPTION_MAX]] as const) {
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
  const beyond = typeof partition === 'number' && partition >= ordinalsOf(text).end && partition > 0
  if (beyond) mark([...rolling, 'partition'], phrase('check.partition'), { advice: true })
}
