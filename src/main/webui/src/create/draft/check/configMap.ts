import { phrase } from '../../../i18n/phrase'
import { NAME, pairsAt, textAt } from '../draft'
import type { Marking } from './mark'
import { isObjectName } from './mark'

const KEY = /^(?!\.\.?$)(?!\.\.)[-._a-zA-Z0-9]{1,253}$/
/** What the API stores of one, in bytes. */
const SIZE_MAX = 1_048_576

export function configMap(text: string, mark: Marking) {
  const name = textAt(text, NAME)
  if (name === '') mark(NAME, phrase('check.required'), { missing: true })
  else if (!isObjectName(name)) mark(NAME, phrase('check.subdomain'))
  const binary = new Set(pairsAt(text, ['binaryData']).map(([key]) => key))
  let size = 0
  for (const [key, value] of pairsAt(text, ['data'])) {
    const at = ['data', key]
    if (key === '') mark(at, phrase('check.required'), { missing: true })
    else if (!KEY.test(key)) mark(at, phrase('check.configKey'))
    else if (binary.has(key)) mark(at, phrase('check.twice', { what: key }))
    else if (typeof value !== 'string') mark(at, phrase('check.text'))
    size += key.length + new TextEncoder().encode(String(value)).length
  }
  if (size > SIZE_MAX) mark(['data'], phrase('check.configSize'))
}
