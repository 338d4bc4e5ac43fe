import type { Document, DocumentOptions, ParseOptions, ScalarTag, SchemaOptions, Tags } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import type { Value } from './tree'

/** kubectl reads dates, and numbers with colons, as text. */
const NOT_READ = new Set(['tag:yaml.org,2002:timestamp', 'TIME'])

const asWritten =
  (tag: ScalarTag): ScalarTag['stringify'] =>
  (item, ...rest) => {
    const { source, value } = item
    return source !== undefined && typeof value === 'number' && Number(source.replaceAll('_', '')) === value
      ? source
      : (tag.stringify?.(item, ...rest) ?? String(value))
  }

function tagsOf(all: Tags): Tags {
  return all
    .filter((tag) => typeof tag === 'string' || !(NOT_READ.has(tag.tag) || NOT_READ.has((tag as ScalarTag).format ?? '')))
    .map((tag) => {
      const number = typeof tag !== 'string' && /:(int|float)$/.test(tag.tag)
      return number ? { ...(tag as ScalarTag), stringify: asWritten(tag as ScalarTag) } : tag
    })
}

/** As the server and kubectl read YAML, which is 1.1 with some of 1.2; what either would take for no text is quoted. */
export const OPTIONS = {
  version: '1.2',
  schema: 'yaml-1.1',
  compat: 'core',
  merge: true,
  prettyErrors: false,
  customTags: tagsOf,
} satisfies ParseOptions & DocumentOptions & SchemaOptions

export type Format = 'yaml' | 'json'

/** A place in a text; lines and columns count from 1, offsets from 0. */
export interface Place {
  line: number
  column: number
  from: number
  to: number
}

/** Where a text stops being YAML or JSON, and why. */
export interface SyntaxFault extends Place {
  detail: string
}

export interface Parsed {
  /** Not to be changed: others read it too. */
  document: Document.Parsed
  value: Value
  faults: SyntaxFault[]
  lines: LineCounter
}

/** A form asks for each of its fields, and all of them stand in a few texts. */
const KEPT_MAX = 32
const kept = new Map<string, Parsed>()

export function parsed(text: string): Parsed {
  const before = kept.get(text)
  if (before) return before
  if (kept.size >= KEPT_MAX) kept.delete(kept.keys().next().value ?? '')
  const now = parse(text)
  kept.set(text, now)
  return now
}

export function parse(text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, { ...OPTIONS, lineCounter: lines })
  const faults = document.errors.map((error) => ({ ...placeOf(lines, error.pos[0], error.pos[1]), detail: error.message }))
  let value: Value = null
  if (faults.length === 0) {
    try {
      value = document.toJS() as Value
    } catch (failure) {
      faults.push({ ...placeOf(lines, 0, 0), detail: failure instanceof Error ? failure.message : String(failure) })
    }
  }
  return { document, value, faults, lines }
}

export function placeOf(lines: LineCounter, from: number, to: number): Place {
  const { line, col } = lines.linePos(from)
  return { line: Math.max(1, line), column: Math.max(1, col), from, to }
}

export function formatOf(text: string): Format {
  return /^\s*[{[]/.test(text) && isJson(text) ? 'json' : 'yaml'
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
