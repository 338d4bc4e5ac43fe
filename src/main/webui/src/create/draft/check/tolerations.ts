import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'
import { listAt, POD, textAt } from '../draft'
import { KEY, VALUE } from './labels'
import type { Marking } from './mark'
import { whole } from './mark'

export function tolerations(text: string, mark: Marking) {
  const list: Path = [...POD, 'tolerations']
  listAt(text, list).forEach((_, index) => {
    const path = [...list, index]
    const [key, value, effect] = ['key', 'value', 'effect'].map((field) => textAt(text, [...path, field]))
    // Without a key everything is tolerated, which only "is there" can mean.
    if (key === '' && textAt(text, [...path, 'operator']) !== 'Exists') mark([...path, 'key'], phrase('check.required'), { missing: true })
    else if (key !== '' && !KEY.test(key ?? '')) mark([...path, 'key'], phrase('check.labelKey'))
    if (!VALUE.test(value ?? '')) mark([...path, 'value'], phrase('check.labelValue'))
    const seconds: Path = [...path, 'tolerationSeconds']
    whole(text, seconds, mark)
    if (read(text, seconds) !== undefined && effect !== 'NoExecute') mark([...path, 'effect'], phrase('check.tolerationSeconds'))
  })
}
