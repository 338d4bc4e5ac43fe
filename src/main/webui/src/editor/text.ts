import type { Document, Node, Pair, Scalar } from 'yaml'
import { isMap, isNode, isPair, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Format, Path } from '../manifest'
import { OPTIONS } from '../manifest/parse'

/** From one offset up to another. */
export interface Span {
  from: number
  to: number
}

/** JSON by its first letter: broken JSON is JSON all the same while somebody types it. */
export function formatOf(text: string): Format {
  return /^\s*[[{]/.test(text) ? 'json' : 'yaml'
}

/** JSON is read as the YAML that it is, so that everything has a place. Documents that hold nothing are left out. */
export function documentsOf(text: string): Document.Parsed[] {
  const all = parseAllDocuments(text, OPTIONS)
  return (Array.isArray(all) ? all : []).filter((one) => one.contents !== null || one.errors.length > 0)
}

export function spanOf(node: unknown): Span | undefined {
  if (!isNode(node) || !node.range) return undefined
  const [from, to] = node.range
  return { from, to: Math.max(to, from) }
}

export function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key)
}

/** Where a path leads; the nearest thing around it where it leads nowhere. The key of a field says more than all that is in it. */
export function placeOf(document: Document.Parsed, path: Path): Span {
  let node: unknown = document.contents
  let place = spanOf(node) ?? { from: 0, to: 0 }
  if (path.length > 0) place = { from: place.from, to: place.from }
  for (const step of path) {
    const next = stepInto(node, step)
    if (!next) return place
    place = spanOf(next.shown) ?? place
    node = next.node
  }
  return isScalar(node) ? (spanOf(node) ?? place) : place
}

function stepInto(node: unknown, step: string | number): { node: unknown; shown: unknown } | undefined {
  if (isMap(node)) {
    const pair = (node.items as Pair[]).find((one) => keyOf(one) === String(step))
    return pair && { node: pair.value, shown: pair.key }
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step] as Node | undefined
    return item && { node: item, shown: firstOf(item) }
  }
  return undefined
}

function firstOf(item: Node): unknown {
  return isMap(item) && isPair(item.items[0]) ? (item.items[0].key as Scalar) : item
}

/** The path of the field whose name stands at an offset. */
export function fieldAt(
  documents: readonly Document.Parsed[],
  offset: number,
): { document: Document.Parsed; path: Path; span: Span } | undefined {
  for (const document of documents) {
    const found = within(document.contents, [])
    if (found) return { document, ...found }
  }
  return undefined

  function within(node: unknown, path: Path): { path: Path; span: Span } | undefined {
    if (isMap(node)) {
      for (const pair of node.items as Pair[]) {
        const span = spanOf(pair.key)
        const here = [...path, keyOf(pair)]
        if (span && offset >= span.from && offset <= span.to) return { path: here, span }
        const inside = within(pair.value, here)
        if (inside) return inside
      }
    }
    if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) {
        const inside = within(item, [...path, index])
        if (inside) return inside
      }
    }
    return undefined
  }
}
