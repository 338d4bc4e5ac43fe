import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { isMapping, read } from '../../../manifest'
import { listAt, textAt } from '../draft'
import { portNames } from '../portNames'
import type { Marking } from './mark'
import { PORT_MAX, PORT_NAME, whole } from './mark'

const HEADER = /^[-A-Za-z0-9]+$/

/** What a probe asks or a hook does, in the container whose path is given. */
export function handled(text: string, path: Path, container: Path, mark: Marking) {
  for (const kind of ['httpGet', 'tcpSocket', 'grpc']) {
    if (isMapping(read(text, [...path, kind]))) asked(text, [...path, kind], container, mark)
  }
  listAt(text, [...path, 'httpGet', 'httpHeaders']).forEach((_, index) => {
    const at = [...path, 'httpGet', 'httpHeaders', index, 'name']
    const name = textAt(text, at)
    if (name === '') mark(at, phrase('check.required'), { missing: true })
    else if (!HEADER.test(name)) mark(at, phrase('check.header'))
  })
  const command: Path = [...path, 'exec', 'command']
  const empty = isMapping(read(text, [...path, 'exec'])) && listAt(text, command).length === 0
  if (empty) mark(command, phrase('check.required'), { missing: true })
}

/** Where it is asked: at a number, or at a port of the container by its name. gRPC knows numbers only. */
function asked(text: string, path: Path, container: Path, mark: Marking) {
  const at = [...path, 'port']
  const port = read(text, at)
  if (port === undefined || port === null || port === '') return mark(at, phrase('check.required'), { missing: true })
  if (typeof port !== 'string' || path.at(-1) === 'grpc') return whole(text, at, mark, 1, PORT_MAX)
  if (!PORT_NAME.test(port)) mark(at, phrase('check.portOrName', { to: PORT_MAX }))
  else if (!portNames(text, container).includes(port)) mark(at, phrase('check.portUnknown'))
}
