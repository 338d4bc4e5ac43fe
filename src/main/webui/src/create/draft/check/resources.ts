import { amountOf } from '../../../list/quota'
import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { textAt } from '../draft'
import type { Marking } from './mark'
import { QUANTITY } from './mark'

export function resources(text: string, path: Path, mark: Marking) {
  for (const what of ['cpu', 'memory']) {
    const [request, limit] = ['requests', 'limits'].map((kind) => {
      const value = textAt(text, [...path, kind, what])
      if (value !== '' && !QUANTITY.test(value)) mark([...path, kind, what], phrase(what === 'cpu' ? 'check.cpu' : 'check.size'))
      return QUANTITY.test(value) ? amountOf(value) : NaN
    })
    if (Number(request) > Number(limit)) mark([...path, 'requests', what], phrase('check.request'))
  }
}
