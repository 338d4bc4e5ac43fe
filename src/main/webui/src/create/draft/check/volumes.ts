import { amountOf } from '../../../list/quota'
import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { listAt, POD, textAt } from '../draft'
import type { Marking } from './mark'
import { LABEL, QUANTITY } from './mark'

export function volumes(text: string, mark: Marking) {
  const names = new Set<string>()
  const named = (path: Path) => {
    const name = textAt(text, path)
    if (name === '') mark(path, phrase('check.required'), { missing: true })
    else if (!LABEL.test(name) || name.length > 63) mark(path, phrase('check.name'))
    else if (names.has(name)) mark(path, phrase('check.twice', { what: name }))
    names.add(name)
  }
  listAt(text, ['spec', 'volumeClaimTemplates']).forEach((_, index) => {
    const path = ['spec', 'volumeClaimTemplates', index]
    named([...path, 'metadata', 'name'])
    const size = textAt(text, [...path, 'spec', 'resources', 'requests', 'storage'])
    if (!QUANTITY.test(size) || amountOf(size) <= 0) mark([...path, 'spec', 'resources', 'requests', 'storage'], phrase('check.size'))
  })
  listAt(text, [...POD, 'volumes']).forEach((_, index) => named([...POD, 'volumes', index, 'name']))
}
