import type { Document, Pair } from 'yaml'
import { isAlias, isMap, isScalar, isSeq } from 'yaml'
import { phrase } from '../i18n/phrase'
import type { Phrase } from '../i18n/phrase'
import type { Schema, Schemas } from './schema'
import type { Path } from '../manifest'
import { pointerOf } from '../manifest'
import type { Span } from './text'
import { documentsOf, keyOf, placeOf, spanOf } from './text'

/** What is wrong with a text, and where. */
export interface TextFault extends Span {
  pointer: string
  what: Phrase
}

/** More are no help: the first ones are mended first. */
const FAULTS_MAX = 50

/** Broken text, and what the schemas forbid: unknown fields, wrong types, what is missing. The server has the last word. */
export function faultsOf(text: string, schemas: Schemas | null): TextFault[] {
  const documents = documentsOf(text)
  // What follows the first break is mostly said because of it.
  const broken = documents.flatMap((one) =>
    one.errors.slice(0, 1).map((error): TextFault => {
      const [from, to] = error.pos
      return {
        from: Math.min(from, text.length),
        to: Math.min(to, text.length),
        pointer: '',
        what: { key: 'told', values: { text: error.message } },
      }
    }),
  )
  if (broken.length > 0 || !schemas) return broken.slice(0, FAULTS_MAX)
  return documents.flatMap((one) => new Walk(one, schemas).faults()).slice(0, FAULTS_MAX)
}

class Walk {
  private readonly found: TextFault[] = []
  private readonly document: Document.Parsed
  private readonly schemas: Schemas

  constructor(document: Document.Parsed, schemas: Schemas) {
    this.document = document
    this.schemas = schemas
  }

  faults(): TextFault[] {
    const root = this.document.contents
    if (!isMap(root)) {
      this.wrongType([], 'object', root)
      return this.found
    }
    const [apiVersion, kind]: unknown[] = [root.get('apiVersion'), root.get('kind')]
    if (kind === 'List') return this.found
    const schema = this.schemas.of(apiVersion, kind)
    if (schema) this.value(root, schema, [])
    else this.unknownKind(apiVersion, kind)
    return this.found
  }

  private unknownKind(apiVersion: unknown, kind: unknown): void {
    const accepted = this.schemas
      .names()
      .map((name) => `${name.slice(name.lastIndexOf('/') + 1)} (${name.slice(0, name.lastIndexOf('/'))})`)
    const missing = kind === undefined ? 'kind' : apiVersion === undefined ? 'apiVersion' : null
    if (missing) this.fault([missing], phrase('editor.fault.required', { name: missing }))
    else this.fault(['kind'], phrase('editor.fault.kind', { kind: String(kind), accepted: accepted.join(', ') }))
  }

  private value(node: unknown, schema: Schema, path: Path): void {
    if (isAlias(node)) return
    if (isScalar(node) && node.value === null) return
    if (schema.type === 'object') this.object(node, schema, path)
    else if (schema.type === 'array') this.list(node, schema, path)
    else this.scalar(node, schema, path)
  }

  private object(node: unknown, schema: Schema, path: Path): void {
    if (!isMap(node)) return this.wrongType(path, 'object', node)
    const given = new Set<string>()
    for (const pair of node.items as Pair[]) {
      const name = keyOf(pair)
      given.add(name)
      if (name === '<<') continue
      const child = this.schemas.child(schema, name)
      if (child) this.value(pair.value, child, [...path, name])
      else if (schema.properties && !schema['x-kubernetes-preserve-unknown-fields'])
        this.unknown(name, schema, [...path, name], pair)
    }
    if (given.has('<<')) return
    for (const name of schema.required ?? []) {
      if (!given.has(name)) this.fault(path, phrase('editor.fault.required', { name }), [...path, name])
    }
  }

  private unknown(name: string, schema: Schema, path: Path, pair: Pair): void {
    const near = nearest(name, Object.keys(schema.properties ?? {}))
    const what = near ? phrase('editor.fault.meant', { name, near }) : phrase('editor.fault.unknown', { name })
    this.fault(path, what, path, spanOf(pair.key))
  }

  private list(node: unknown, schema: Schema, path: Path): void {
    if (!isSeq(node)) return this.wrongType(path, 'array', node)
    if (!schema.items) return
    const items = this.schemas.resolve(schema.items)
    node.items.forEach((item, index) => this.value(item, items, [...path, index]))
  }

  private scalar(node: unknown, schema: Schema, path: Path): void {
    const either = schema['x-kubernetes-int-or-string'] === true || (schema.type === undefined && schema.pattern !== undefined)
    if (schema.type === undefined && !either) return
    const value = isScalar(node) ? node.value : undefined
    const fits = either
      ? typeof value === 'string' || typeof value === 'number'
      : schema.type === 'integer'
        ? Number.isInteger(value)
        : schema.type === 'number'
          ? typeof value === 'number'
          : typeof value === schema.type
    if (!fits) return this.wrongType(path, either ? 'either' : (schema.type ?? 'string'), node)
    if (schema.enum && !schema.enum.includes(String(value)) && value !== '')
      this.fault(path, phrase('editor.fault.choice', { choices: schema.enum.filter((one) => one !== '').join(', ') }))
    else if (schema.minimum !== undefined && Number(value) < schema.minimum)
      this.fault(path, phrase('editor.fault.minimum', { least: schema.minimum }))
    else if (schema.maximum !== undefined && Number(value) > schema.maximum)
      this.fault(path, phrase('editor.fault.maximum', { most: schema.maximum }))
    else if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(String(value)))
      this.fault(path, phrase('editor.fault.form'))
  }

  private wrongType(path: Path, wanted: TypeName, node: unknown): void {
    const given = typeOf(node)
    const quote = wanted === 'string' && (given === 'number' || given === 'boolean')
    this.fault(
      path,
      phrase(quote ? 'editor.fault.quote' : 'editor.fault.type', {
        wanted: phrase(`editor.type.${wanted}`),
        given: phrase(`editor.type.${given}`),
      }),
    )
  }

  private fault(path: Path, what: Phrase, pointed: Path = path, span = placeOf(this.document, path)): void {
    this.found.push({ ...span, pointer: pointerOf(pointed), what })
  }
}

type TypeName = NonNullable<Schema['type']> | 'either'

function typeOf(node: unknown): TypeName | 'nothing' {
  if (isMap(node)) return 'object'
  if (isSeq(node)) return 'array'
  const value = isScalar(node) ? node.value : null
  if (typeof value === 'number' || typeof value === 'bigint') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  return typeof value === 'string' ? 'string' : 'nothing'
}

/** A name that differs by what is easily mistyped: one letter more, fewer or other, two that changed places, or the case. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase()
  return names.find((one) => one.toLowerCase() === lower) ?? names.find((one) => nearly(lower, one.toLowerCase()))
}

function nearly(one: string, other: string): boolean {
  if (one.length < 3 || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  return left.length + right.length <= 2 || (left.length === 2 && left === [...right].reverse().join(''))
}
