import type { Node } from 'yaml'
import { Document, isMap, isSeq, stringify } from 'yaml'
import { formatOf, OPTIONS, parsed, placeOf } from './parse'
import type { Format, Place, SyntaxFault } from './parse'
import { read } from './edit'
import type { Path } from './tree'
import { isMapping } from './tree'

/** One object, as a text. Of a text that does not parse, kind and name are empty. */
export interface Manifest {
  kind: string
  name: string
  text: string
}

export const WORKLOADS: Readonly<Record<string, string>> = { OrdinalSet: 'apps.ordinal.dev/v1', StatefulSet: 'apps/v1' }
const LISTS = new Set(['List', 'OrdinalSetList', 'StatefulSetList'])
/** The end of one document and the beginning of the next; YAML lets it stand nowhere else at the beginning of a line. */
const MARKER = /^---(?:[ \t]+|$)/

export function manifestOf(text: string): Manifest {
  const words = (path: Path) => {
    const found = read(text, path)
    return typeof found === 'string' ? found : ''
  }
  return { kind: words(['kind']), name: words(['metadata', 'name']), text }
}

/** The objects of a text: of several YAML documents, of a List, of an array. Loses nothing but the list around them. */
export function split(text: string): Manifest[] {
  return documentsOf(text).flatMap(itemsOf).map(manifestOf)
}

/** One text that a server takes. */
export function join(manifests: readonly Manifest[]): string {
  return manifests.map(({ text }) => (text.endsWith('\n') ? text : `${text}\n`)).join('---\n')
}

function documentsOf(text: string): string[] {
  const found: string[][] = [[]]
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const marker = MARKER.exec(line)
    if (!marker && line !== '...') found.at(-1)?.push(line)
    if (marker) found.push(marker[0].length === line.length ? [] : [line.slice(marker[0].length)])
  }
  const texts = found.map((lines, index) => lines.join('\n') + (index < found.length - 1 ? '\n' : ''))
  const said = (one: string) => one.split('\n').some((line) => !/^\s*(#|$)/.test(line))
  // Comments alone belong to what follows them.
  const whole: string[] = []
  let ahead = ''
  for (const one of texts) {
    if (said(one)) {
      whole.push(ahead + one)
      ahead = ''
    } else if (one.trim() !== '') ahead += one.endsWith('\n') ? one : `${one}\n`
  }
  const last = whole.pop()
  return last === undefined ? [] : [...whole, ahead === '' ? last : `${last.endsWith('\n') ? last : `${last}\n`}${ahead}`].map(ended)
}

function ended(text: string): string {
  return text.replace(/\n+$/, '\n')
}

function itemsOf(text: string): string[] {
  const { value, document } = parsed(text)
  const list = isMapping(value) && LISTS.has(String(value['kind'])) && Array.isArray(value['items'])
  if (!list && !Array.isArray(value)) return [text]
  if (formatOf(text) === 'json') {
    return ((list ? value['items'] : value) as unknown[]).map((item) => `${JSON.stringify(item, null, 2)}\n`)
  }
  const items = list && isMap(document.contents) ? document.contents.get('items', true) : document.contents
  if (!isSeq(items)) return [text]
  return items.items.map((item) => {
    const alone = new Document(null, OPTIONS)
    alone.contents = (item as Node).clone() as never
    // An anchor may stand in another item.
    return text.includes('*')
      ? stringify((item as Node).toJS(document), { ...OPTIONS, lineWidth: 0 })
      : alone.toString({ lineWidth: 0 })
  })
}

/** The number of the workload, or -1. */
export function workloadIn(manifests: readonly Manifest[]): number {
  return manifests.findIndex(({ kind }) => kind in WORKLOADS)
}

/** The numbers of the Services. */
export function servicesIn(manifests: readonly Manifest[]): number[] {
  return manifests.flatMap(({ kind }, index) => (kind === 'Service' ? [index] : []))
}

/** Where a pointer of the server leads that was sent all of these: with several, it begins with the number of one. */
export function locate(manifests: readonly Manifest[], pointer: string): { index: number; path: Path } {
  const path = pathOfPointer(pointer)
  const [first, ...rest] = path
  if (manifests.length > 1) {
    const index = Number(first)
    return Number.isInteger(index) && index >= 0 && index < manifests.length ? { index, path: rest } : { index: 0, path }
  }
  return { index: 0, path }
}

export function pathOfPointer(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

export function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Where in the text the path leads; where nothing stands there, the nearest thing around it. */
export function find(text: string, path: Path): Place {
  const { document, lines } = parsed(text)
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as Node | undefined
    if (node?.range) return placeOf(lines, node.range[0], node.range[1])
  }
  return placeOf(lines, 0, 0)
}

export function syntaxFaults(text: string): SyntaxFault[] {
  return parsed(text).faults
}

/** What a person reads: YAML as the console writes it, or JSON. */
export function written(object: unknown, format: Format): string {
  if (format === 'json') return `${JSON.stringify(object, null, 2)}\n`
  return stringify(object, { ...OPTIONS, lineWidth: 0, aliasDuplicateObjects: false })
}
