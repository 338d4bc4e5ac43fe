import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { Text } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import type { Cursor } from './cursor'
import { cursorIn } from './cursor'
import { describe } from './describe'
import type { Schema, Schemas } from './schema'
import type { Format } from '../manifest'

/** Names of fields and values of choices, as the schema has them at the cursor. */
export function completing(format: Format, schemas: Schemas): CompletionSource {
  return (context) => {
    const json = format === 'json' ? jsonCursor(context) : null
    const line = context.state.doc.lineAt(context.pos)
    const cursor =
      json?.cursor ?? (format === 'yaml' ? cursorIn(linesOf(context.state.doc), line.number - 1, context.pos - line.from) : null)
    if (!cursor || (cursor.typed === '' && !context.explicit && cursor.field === null)) return null
    const from = json?.from ?? context.pos - cursor.typed.length
    const options = optionsAt(cursor, schemas, format, json?.quoted ?? false)
    return options.length === 0 ? null : ({ from, options, validFor: /^[\w./-]*$/ } satisfies CompletionResult)
  }
}

function linesOf(text: Text): string[] {
  return text.toJSON()
}

export function optionsAt(cursor: Cursor, schemas: Schemas, format: Format = 'yaml', quoted = false): Completion[] {
  if (cursor.path.length === 0 && cursor.field !== null) {
    const names = schemas
      .names()
      .map((name) => [name.slice(0, name.lastIndexOf('/')), name.slice(name.lastIndexOf('/') + 1)] as const)
    if (cursor.field === 'kind') {
      const fit = names.filter(([version]) => cursor.apiVersion === undefined || version === cursor.apiVersion)
      return values(
        (fit.length > 0 ? fit : names).map(([, kind]) => kind),
        format,
        quoted,
      )
    }
    if (cursor.field === 'apiVersion') {
      const fit = names.filter(([, kind]) => cursor.kind === undefined || kind === cursor.kind)
      return values([...new Set((fit.length > 0 ? fit : names).map(([version]) => version))], format, quoted)
    }
  }
  const root = schemas.of(cursor.apiVersion, cursor.kind)
  if (!root) return cursor.path.length === 0 && cursor.field === null ? headOf(cursor, format, quoted) : []
  const here = schemas.at(
    root,
    cursor.path.map((step) => (step === '*' ? 0 : step)),
  )
  if (cursor.field === null) return here ? fields(here, cursor, schemas, format, quoted) : []
  const field = here && schemas.child(here, cursor.field)
  if (field?.type === 'boolean') return values(['true', 'false'], format, quoted, false)
  return values(
    (field?.enum ?? []).filter((one) => one !== ''),
    format,
    quoted,
  )
}

function headOf(cursor: Cursor, format: Format, quoted: boolean): Completion[] {
  return ['apiVersion', 'kind']
    .filter((name) => !cursor.beside.has(name))
    .map((name) => ({ label: name, type: 'property', apply: keyText(name, {}, cursor, format, quoted) }))
}

function fields(of: Schema, cursor: Cursor, schemas: Schemas, format: Format, quoted: boolean): Completion[] {
  return Object.entries(of.properties ?? {})
    .filter(([name]) => !cursor.beside.has(name) && !(cursor.path.length === 0 && name === 'status'))
    .map(([name, use]) => {
      const schema = schemas.resolve(use)
      const needed = of.required?.includes(name) ?? false
      return {
        label: name,
        type: 'property',
        detail: describe.type(schema),
        boost: needed ? 2 : 0,
        info: () => describe.card([...cursor.path, name], schema, needed),
        apply: keyText(name, schema, cursor, format, quoted),
      }
    })
}

function keyText(name: string, schema: Schema, { indent }: Cursor, format: Format, quoted: boolean): string {
  if (format === 'json') return quoted ? name : `"${name}": `
  const inner = ' '.repeat(indent + 2)
  if (schema.type === 'object') return `${name}:\n${inner}`
  if (schema.type === 'array') return `${name}:\n${inner}- `
  return `${name}: `
}

function values(all: readonly string[], format: Format, quoted: boolean, text = true): Completion[] {
  return all.map((label) => ({ label, type: 'enum', apply: format === 'json' && text && !quoted ? `"${label}"` : label }))
}

/** JSON has a tree that stands even while it is incomplete. */
function jsonCursor({ state, pos }: CompletionContext): { cursor: Cursor; from: number; quoted: boolean } | null {
  const node = syntaxTree(state).resolveInner(pos, -1)
  const textOf = (one: SyntaxNode | null) => (one ? state.doc.sliceString(one.from, one.to).replace(/^"|"$/g, '') : '')
  const inText = node.name === 'PropertyName' || node.name === 'String'
  const property = node.name === 'Property' ? node : node.parent?.name === 'Property' ? node.parent : null
  const isValue = node.name !== 'PropertyName' && property !== null && property.firstChild !== null && property.firstChild.to < pos
  const holder = ownerOf(isValue ? property : node)
  if (!holder) return null
  const path: string[] = []
  for (let up: SyntaxNode | null = holder; up; up = up.parent) {
    if (up.name === 'Property') path.unshift(textOf(up.getChild('PropertyName')))
    if (up.name === 'Array') path.unshift('*')
  }
  const own = property?.firstChild
  const root = state.doc.toString()
  const top = (field: string) => new RegExp(`"${field}"\\s*:\\s*"([^"]+)"`).exec(root)?.[1]
  const beside = new Set(
    holder
      .getChildren('Property')
      .filter((one) => one.firstChild?.from !== own?.from)
      .map((one) => textOf(one.getChild('PropertyName'))),
  )
  const from = inText ? node.from + 1 : pos - (/[\w./-]*$/.exec(state.doc.sliceString(Math.max(0, pos - 64), pos))?.[0].length ?? 0)
  const cursor: Cursor = {
    path,
    field: isValue ? textOf(own ?? null) : null,
    typed: state.doc.sliceString(from, pos),
    beside,
    apiVersion: top('apiVersion'),
    kind: top('kind'),
    indent: 0,
  }
  return { cursor, from, quoted: inText }
}

function ownerOf(node: SyntaxNode | null): SyntaxNode | null {
  for (let up = node; up; up = up.parent) if (up.name === 'Object') return up
  return null
}
