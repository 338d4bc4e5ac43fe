import type { Path, Value } from '../manifest'
import { isMapping, read, remove, same, write } from '../manifest'
import { at } from '../manifest/tree'

/** One place in which two objects differ. */
export interface Change {
  path: Path
  /** Undefined where nothing stood there. */
  before: Value | undefined
  /** Undefined where nothing stands there any more. */
  after: Value | undefined
}

/** As small as they can be told: fields, and elements of lists that are as long as before. */
export function changesOf(before: Value | undefined, after: Value | undefined, path: Path = []): Change[] {
  if (same(before, after)) return []
  if (isMapping(before) && isMapping(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return names.flatMap((name) => changesOf(before[name], after[name], [...path, name]))
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    return before.flatMap((one, index) => changesOf(one, after[index], [...path, index]))
  }
  return [{ path, before, after }]
}

/** RFC 7396: what makes the one of the other. Undefined where they are the same. */
export function mergePatchOf(before: Value, after: Value): Value | undefined {
  if (same(before, after)) return undefined
  if (!isMapping(before) || !isMapping(after)) return after
  const patch: Record<string, Value> = {}
  for (const name of Object.keys(before)) if (!Object.hasOwn(after, name)) patch[name] = null
  for (const [name, value] of Object.entries(after)) {
    const inner = Object.hasOwn(before, name) ? mergePatchOf(before[name] ?? null, value) : value
    if (inner !== undefined) patch[name] = inner
  }
  return patch
}

/**
 * A text that was written upon `base`, upon `theirs` instead: what they changed is written into it, and what both changed in
 * different ways stays as it was written and is told.
 */
export function rebased(text: string, base: Value, theirs: Value): { text: string; clashes: Change[] } {
  const clashes: Change[] = []
  let next = text
  // Later elements of lists first, so that the numbers of earlier ones stay.
  for (const change of changesOf(base, theirs).reverse()) {
    if (!sameElements(next, base, change.path)) {
      clashes.unshift(change)
      continue
    }
    const mine = read(next, change.path)
    if (same(mine, change.after)) continue
    if (!same(mine, change.before)) clashes.unshift(change)
    else next = change.after === undefined ? remove(next, change.path) : write(next, change.path, change.after)
  }
  return { text: next, clashes }
}

/** Elements of lists have numbers alone: whether those on the way there are still the ones that they were. */
function sameElements(text: string, base: Value, path: Path): boolean {
  return path.every((step, depth) => {
    const around = path.slice(0, depth)
    return typeof step !== 'number' || same(namesIn(at(base, around)), namesIn(read(text, around)))
  })
}

function namesIn(list: Value | undefined): Value[] | undefined {
  if (!Array.isArray(list)) return undefined
  return list.map((one) => (isMapping(one) ? (one['name'] ?? one['key'] ?? one['mountPath'] ?? null) : null))
}
