import type { Document, Pair, ParsedNode, ToStringOptions } from 'yaml'
import { Document as Fresh, isAlias, isCollection, isMap, isPair, isScalar, isSeq, Scalar } from 'yaml'
import { formatOf, OPTIONS, parse, parsed } from './parse'
import { before } from './order'
import type { Path, Value } from './tree'
import { at, isMapping, nested, same } from './tree'

/** Mappings that mean something although, or because, nothing stands in them. */
const MEANT_EMPTY = new Set(['metadata', 'spec', 'selector', 'template', 'emptyDir', 'podSelector', 'namespaceSelector'])

/** What stands at the path, or undefined; of a text with faults, always undefined. */
export function read(text: string, path: Path): Value | undefined {
  return at(parsed(text).value, path)
}

/** The text with this value there. What it does not touch stays, comments too; the same value leaves it as it is. */
export function write(text: string, path: Path, value: Value): string {
  if (same(read(text, path), value)) return text
  if (formatOf(text) === 'json') return writeJson(text, path, value)
  const { document } = writable(text)
  const node = document.getIn(path, true)
  const range = isScalar(node) ? node.range : null
  if (isScalar(node) && range && fitsInLine(node, value) && range[1] > range[0]) {
    return text.slice(0, range[0]) + inLine(value, node.type) + text.slice(range[1])
  }
  set(document, path, value)
  return written(document, text)
}

/** The text without what stands there, and without mappings and lists around it that would be left empty. */
export function remove(text: string, path: Path): string {
  const last = path.at(-1)
  const around = path.slice(0, -1)
  if (last === undefined || read(text, path) === undefined) return text
  const rest = read(text, around)
  const alone = Array.isArray(rest) ? rest.length === 1 : isMapping(rest) && Object.keys(rest).length === 1
  const holder = around.at(-1)
  if (alone && typeof holder === 'string' && !MEANT_EMPTY.has(holder)) return remove(text, around)
  if (formatOf(text) === 'json') return removeJson(text, around, last)
  const { document } = writable(text)
  unfold(document, around)
  document.deleteIn(path)
  return written(document, text)
}

/** Another key for what stands there; its place and its value stay. */
export function rename(text: string, path: Path, key: string): string {
  const around = path.slice(0, -1)
  const map = read(text, around)
  const former = path.at(-1)
  if (!isMapping(map) || former === undefined || former === key || Object.hasOwn(map, key)) return text
  if (formatOf(text) === 'json') {
    const renamed = Object.entries(map).map(([each, value]) => [each === former ? key : each, value] as const)
    return writeJson(text, around, Object.fromEntries(renamed))
  }
  const { document } = writable(text)
  unfold(document, around)
  const node = around.length === 0 ? document.contents : document.getIn(around, true)
  const pair = isMap(node) ? node.items.find((each) => isScalar(each.key) && String(each.key.value) === former) : undefined
  if (pair && isScalar(pair.key)) (pair as Pair<Scalar>).key.value = key
  return written(document, text)
}

function writable(text: string) {
  const now = parse(text)
  if (now.faults[0]) throw new Error(`line ${now.faults[0].line}: ${now.faults[0].detail}`)
  return now
}

function fitsInLine(node: Scalar, value: Value): boolean {
  const block = node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL
  const simple = value === null || typeof value !== 'object'
  return simple && !block && !node.anchor && !node.tag && !String(node.source).includes('\n') && !String(value).includes('\n')
}

/** Such that it may stand in a flow collection too. */
function inLine(value: Value, type: Scalar['type']): string {
  const document = new Fresh([value], OPTIONS)
  const list = document.contents
  if (!isSeq(list)) return JSON.stringify(value)
  const only = list.items[0]
  if (isScalar(only) && typeof value === 'string' && type) only.type = type
  list.flow = true
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trim().slice(1, -1)
}

function set(document: Document.Parsed, path: Path, value: Value) {
  unfold(document, path.slice(0, -1))
  for (let depth = 0; depth < path.length; depth++) {
    const here = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true)
    if (isCollection(here)) continue
    if (depth === 0) document.contents = document.createNode(nested(path, value)) as ParsedNode
    else place(document, path.slice(0, depth), nested(path.slice(depth), value))
    return
  }
  place(document, path, value)
}

function place(document: Document.Parsed, path: Path, value: Value) {
  const known = document.hasIn(path)
  document.setIn(path, document.createNode(value))
  const map = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true)
  if (known || !isMap(map)) return
  const added = map.items.pop()
  if (!added) return
  const key = String(path.at(-1))
  const index = map.items.findIndex((each) => isPair(each) && isScalar(each.key) && before(key, String(each.key.value)))
  map.items.splice(index === -1 ? map.items.length : index, 0, added)
}

/** Aliases on the way become what they stand for: a change here is none of where the anchor is. */
function unfold(document: Document.Parsed, path: Path) {
  for (let depth = 1; depth <= path.length; depth++) {
    const node = document.getIn(path.slice(0, depth), true)
    if (isAlias(node)) document.setIn(path.slice(0, depth), document.createNode(at(document.toJS(), path.slice(0, depth))))
  }
}

function written(document: Document, text: string): string {
  const end = document.toString(style(text))
  return text.endsWith('\n') || text === '' ? end : end.replace(/\n$/, '')
}

/** How whoever wrote it writes. */
function style(text: string): ToStringOptions {
  const [, blanks = '  '] = /^( +)(?!-)\S/m.exec(text) ?? []
  const list = /^( *)[^\s#-][^\n]*:[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)- /m.exec(text)
  return {
    lineWidth: 0,
    indent: Math.min(8, Math.max(2, blanks.length)),
    indentSeq: !list || (list[2] ?? '').length > (list[1] ?? '').length,
    flowCollectionPadding: !/[[{][^\s\]}]/.test(text),
  }
}

function writeJson(text: string, path: Path, value: Value): string {
  const whole: { root: Value } = { root: JSON.parse(text) as Value }
  let here: unknown = whole
  const full = ['root', ...path]
  full.slice(0, -1).forEach((key, depth) => {
    const holder = here as Record<string | number, Value>
    const found = holder[key]
    if (found === undefined || found === null || typeof found !== 'object') {
      holder[key] = typeof full[depth + 1] === 'number' ? [] : {}
    }
    here = holder[key]
  })
  ;(here as Record<string | number, Value>)[full.at(-1) ?? 'root'] = value
  return json(whole.root, text)
}

function removeJson(text: string, around: Path, key: string | number): string {
  const root = JSON.parse(text) as Value
  const holder = at(root, around)
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else if (isMapping(holder)) delete holder[key]
  return json(root, text)
}

function json(value: Value, like: string): string {
  const [, blanks] = /\n([ \t]+)\S/.exec(like) ?? []
  return JSON.stringify(value, null, like.includes('\n') ? (blanks ?? 2) : undefined) + (like.endsWith('\n') ? '\n' : '')
}
