/** What is being typed: the name of a field or its value, and where in the object. Lists are passed through as '*'. */
export interface Cursor {
  path: string[]
  /** Null while a name is typed. */
  field: string | null
  /** What is typed of it already. */
  typed: string
  /** Fields that stand there already. */
  beside: Set<string>
  apiVersion: string | undefined
  kind: string | undefined
  /** How far what belongs to the field is moved in. */
  indent: number
}

interface Step {
  column: number
  /** Null for the dash of a list's element. */
  name: string | null
}

const HEAD = /^( *)((?:- +)*)(?:("?)([\w./-]+)\3:(?: |$))?/
const BETWEEN = /^---/

/** By how far lines are moved in, so that it works while the text is incomplete. Null where nothing can be said. */
export function cursorIn(lines: readonly string[], line: number, column: number): Cursor | null {
  const before = (lines[line] ?? '').slice(0, column)
  const value = /^( *)((?:- +)*)([\w./-]+): +["']?([^\s"'#{}[\]]*)$/.exec(before)
  const name = /^( *)((?:- +)*)([\w./-]*)$/.exec(before)
  const here = value ?? name
  if (!here || BETWEEN.test(before)) return null
  const [start, end] = documentAround(lines, line)
  const level = (here[1]?.length ?? 0) + (here[2]?.length ?? 0)
  const own = stepsOf(lines[line] ?? '').filter((step) => step.name === null)
  const path = pathAbove(lines, start, line, level, own)
  return {
    path,
    field: value ? (value[3] ?? '') : null,
    typed: (value ? value[4] : name?.[3]) ?? '',
    beside: namesBeside(lines, start, end, line, level),
    apiVersion: topValue(lines, start, end, 'apiVersion'),
    kind: topValue(lines, start, end, 'kind'),
    indent: level,
  }
}

function documentAround(lines: readonly string[], line: number): [number, number] {
  let start = line
  while (start > 0 && !BETWEEN.test(lines[start - 1] ?? '')) start--
  let end = line
  while (end < lines.length && !BETWEEN.test(lines[end] ?? '')) end++
  return [start, end]
}

function isEmpty(line: string): boolean {
  return /^\s*(#.*)?$/.test(line)
}

/** What a line opens, from the left. */
function stepsOf(line: string): Step[] {
  const [, indent = '', dashes = '', , name] = HEAD.exec(line) ?? []
  const steps: Step[] = []
  let column = indent.length
  for (const dash of dashes.match(/- +/g) ?? []) {
    steps.push({ column, name: null })
    column += dash.length
  }
  if (name !== undefined) steps.push({ column, name })
  return steps
}

function pathAbove(lines: readonly string[], start: number, line: number, from: number, own: readonly Step[]): string[] {
  const path: string[] = own.map(() => '*')
  let level = own[0]?.column ?? from
  let inItem = own.length > 0
  for (let at = line - 1; at >= start && (level > 0 || inItem); at--) {
    if (isEmpty(lines[at] ?? '')) continue
    for (const { column, name } of stepsOf(lines[at] ?? '').reverse()) {
      if (name !== null && (column < level || (inItem && column === level))) {
        path.unshift(name)
        level = column
        inItem = false
      } else if (name === null && column < level) {
        path.unshift('*')
        level = column
        inItem = true
      }
    }
  }
  return path
}

function namesBeside(lines: readonly string[], start: number, end: number, line: number, level: number): Set<string> {
  const names = new Set<string>()
  const note = (at: number): boolean => {
    const text = lines[at] ?? ''
    if (isEmpty(text)) return true
    const steps = stepsOf(text)
    const last = steps.at(-1)
    if (at !== line && last?.name != null && last.column === level) names.add(last.name)
    const indent = text.length - text.trimStart().length
    return indent >= level
  }
  // A line that begins the element still belongs to it, and ends the way up.
  for (let at = line; at >= start && note(at); at--)
    if (at !== line && stepsOf(lines[at] ?? '').some((step) => step.name === null && step.column < level)) break
  for (let at = line + 1; at < end; at++) {
    const dashed = stepsOf(lines[at] ?? '').some((step) => step.name === null && step.column < level)
    if (dashed || !note(at)) break
  }
  return names
}

function topValue(lines: readonly string[], start: number, end: number, field: string): string | undefined {
  for (const line of lines.slice(start, end)) {
    const found = new RegExp(`^${field}: +["']?([^\\s"'#]+)`).exec(line)
    if (found) return found[1]
  }
  return undefined
}
