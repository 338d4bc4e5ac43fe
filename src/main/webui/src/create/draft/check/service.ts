import { phrase } from '../../../i18n/phrase'
import { read } from '../../../manifest'
import { listAt, NAME, textAt } from '../draft'
import type { Marking } from './mark'
import { PORT_MAX, whole } from './mark'

export function service(text: string, mark: Marking) {
  const name = textAt(text, NAME)
  if (name !== '' && (!/^[a-z]([-a-z0-9]*[a-z0-9])?$/.test(name) || name.length > 63)) mark(NAME, phrase('check.service'))
  listAt(text, ['spec', 'ports']).forEach((_, index) => {
    const path = ['spec', 'ports', index]
    if (read(text, [...path, 'port']) === undefined) mark([...path, 'port'], phrase('check.required'), { missing: true })
    whole(text, [...path, 'port'], mark, 1, PORT_MAX)
    whole(text, [...path, 'nodePort'], mark, 1, PORT_MAX)
  })
  whole(text, ['spec', 'sessionAffinityConfig', 'clientIP', 'timeoutSeconds'], mark, 1, 86_400)
}
