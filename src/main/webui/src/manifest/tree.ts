/** Where something stands in a document: keys of mappings, numbers of list items. */
export type Path = readonly (string | number)[]

/** What a document holds, as JSON would. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

export function at(value: unknown, path: Path): Value | undefined {
  let here = value
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return undefined
    here = Object.hasOwn(here, key) ? (here as Record<string | number, unknown>)[key] : undefined
  }
  return here as Value | undefined
}

export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => Object.hasOwn(other, key) && same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  )
}

export function isMapping(value: unknown): value is { [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands at the path, with everything around it that is missing. */
export function nested(path: Path, value: Value): Value {
  return path.reduceRight<Value>((inner, key) => {
    if (typeof key === 'string') return { [key]: inner }
    const list: Value[] = []
    list[key] = inner
    return list
  }, value)
}
