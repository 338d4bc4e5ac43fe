import type { Path } from '../../manifest'
import { write } from '../../manifest'
import { VARIABLE } from './check/mark'
import { listAt, textAt } from './draft'

export type KeySource = 'configMapKeyRef' | 'secretKeyRef'

/** What a key is called as a variable: keys may begin with a digit. */
export function variableOf(key: string): string {
  return VARIABLE.test(key) ? key : `_${key}`
}

export function variableNames(text: string, container: Path): Set<string> {
  return new Set(listAt(text, [...container, 'env']).map((_, index) => textAt(text, [...container, 'env', index, 'name'])))
}

/** Each of the keys becomes a variable of its own, unless there is one of that name. */
export function importKeys(text: string, container: Path, source: KeySource, name: string, keys: readonly string[]): string {
  return keys.reduce((now, key) => {
    const variable = variableOf(key)
    if (variableNames(now, container).has(variable)) return now
    const at = [...container, 'env', listAt(now, [...container, 'env']).length]
    return write(now, at, { name: variable, valueFrom: { [source]: { name, key } } })
  }, text)
}

/** Something with keys that a container may read. */
export interface Known {
  name: string
  keys: readonly string[]
}

/** What is named and is not there; nothing can be said where nothing is known. */
export function lacking(known: readonly Known[], name: string, key = ''): 'name' | 'key' | null {
  if (known.length === 0 || name === '') return null
  const found = known.find((one) => one.name === name)
  if (!found) return 'name'
  return key !== '' && !found.keys.includes(key) ? 'key' : null
}
