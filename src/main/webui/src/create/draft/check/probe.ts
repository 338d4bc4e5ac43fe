import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { isMapping, read } from '../../../manifest'
import { listAt } from '../draft'
import type { Marking } from './mark'
import { PORT_MAX, whole } from './mark'

export function probed(text: string, path: Path, mark: Marking) {
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
