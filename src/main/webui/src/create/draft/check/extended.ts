import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { EXTENDED, extendedIn } from '../extended'
import type { Marking } from './mark'

/** Said at the limit, where the form shows it. */
export function extended(text: string, path: Path, mark: Marking) {
  for (const { name, amount } of extendedIn(text, path)) {
    const at = [...path, 'limits', name]
    const [limit, request] = ['limits', 'requests'].map((kind) => read(text, [...path, kind, name]))
    if (name === '') mark(at, phrase('check.required'), { missing: true })
    else if (!EXTENDED.test(name)) mark(at, phrase('check.extended'))
    else if (!/^\d+$/.test(String(amount))) mark(at, phrase('check.whole', { from: 0 }))
    else if (limit === undefined || (request !== undefined && String(request) !== String(limit))) mark(at, phrase('check.extendedEqual'))
  }
}
