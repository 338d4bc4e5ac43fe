import { phrase } from '../../../i18n/phrase'
import { listAt, textAt } from '../draft'
import { KEY } from './labels'
import type { Marking } from './mark'

/** Of a Service's ports. */
export function spoken(text: string, mark: Marking) {
  listAt(text, ['spec', 'ports']).forEach((_, index) => {
    const path = ['spec', 'ports', index, 'appProtocol']
    const protocol = textAt(text, path)
    if (protocol !== '' && !KEY.test(protocol)) mark(path, phrase('check.appProtocol'))
  })
}
