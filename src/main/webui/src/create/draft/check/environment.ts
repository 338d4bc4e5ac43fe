import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { isMapping, read } from '../../../manifest'
import { listAt, textAt } from '../draft'
import { isZone } from '../timezone'
import type { Marking } from './mark'
import { VARIABLE } from './mark'

/** The variables of one container. */
export function variables(text: string, container: Path, mark: Marking) {
  const names = new Set<string>()
  listAt(text, [...container, 'env']).forEach((_, index) => {
    const path = [...container, 'env', index]
    const name = textAt(text, [...path, 'name'])
    const at = [...path, 'name']
    if (name === '') mark(at, phrase('check.required'), { missing: true })
    else if (!VARIABLE.test(name)) mark(at, phrase('check.variable'))
    else if (names.has(name)) mark(at, phrase('check.twice', { what: name }))
    names.add(name)
    const value = textAt(text, [...path, 'value'])
    if (name === 'TZ' && value !== '' && !isZone(value)) mark([...path, 'value'], phrase('check.timezone'), { advice: true })
    for (const source of ['configMapKeyRef', 'secretKeyRef']) {
      if (isMapping(read(text, [...path, 'valueFrom', source]))) filled(text, [...path, 'valueFrom', source], ['name', 'key'], mark)
    }
  })
  listAt(text, [...container, 'envFrom']).forEach((_, index) => {
    const path = [...container, 'envFrom', index]
    for (const source of ['configMapRef', 'secretRef']) {
      if (isMapping(read(text, [...path, source]))) filled(text, [...path, source], ['name'], mark)
    }
    const prefix = textAt(text, [...path, 'prefix'])
    if (prefix !== '' && !VARIABLE.test(prefix)) mark([...path, 'prefix'], phrase('check.variable'))
  })
}

function filled(text: string, path: Path, fields: readonly string[], mark: Marking) {
  for (const field of fields) if (textAt(text, [...path, field]) === '') mark([...path, field], phrase('check.required'), { missing: true })
}
