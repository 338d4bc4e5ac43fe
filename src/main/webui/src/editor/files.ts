import { isMap } from 'yaml'
import type { Format, Path } from '../manifest'
import { join, manifestOf, pathOfPointer, split, written } from '../manifest'
import { documentsOf, formatOf } from './text'

/** One object of a manifest as a text, in the list of the editor. */
export interface ManifestFile {
  id: string
  text: string
  /** It is shown beside the others, and stays as it is. */
  readOnly?: boolean
}

/** Why something was refused. The pointer begins in the file; where there are several and none is named, with its place in the list. */
export interface FileFault {
  file?: string
  pointer: string
  detail: string
}

export interface Title {
  kind: string
  name: string
  namespace: string
}

let counted = 0

export function newFile(text: string): ManifestFile {
  counted += 1
  return { id: `file-${counted}`, text }
}

/** What it is called in the list: what it says itself. */
export function titleOf(text: string): Title {
  const root = documentsOf(text)[0]?.contents
  const told = (...path: string[]) => {
    const value: unknown = isMap(root) ? root.getIn(path) : undefined
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return { kind: told('kind'), name: told('metadata', 'name'), namespace: told('metadata', 'namespace') }
}

/** `<name>.<namespace>.<kind>.yaml` */
export function fileName({ text }: ManifestFile, project: string): string {
  const { kind, name, namespace } = titleOf(text)
  return [name || 'unnamed', namespace || project, (kind || 'object').toLowerCase(), formatOf(text)].join('.')
}

/** The objects of a text, each in a file of its own. What is broken comes in as it is, and is mended there. */
export function filesOf(text: string, format: Format): ManifestFile[] {
  return split(text).map((one) => newFile(converted(one.text, format) ?? one.text))
}

/** All in one text, as the server takes it. */
export function joined(files: readonly ManifestFile[]): string {
  const [first] = files
  if (!first) return ''
  if (files.length === 1) return first.text
  if (files.every((file) => formatOf(file.text) === 'yaml')) return join(files.map((file) => manifestOf(file.text)))
  const items = files.flatMap((file) => documentsOf(file.text).map((one): unknown => one.toJS()))
  return written({ apiVersion: 'v1', kind: 'List', items }, 'json')
}

/** The same object in the other format; null where it can't be read. */
export function converted(text: string, format: Format): string | null {
  if (formatOf(text) === format) return text
  const documents = documentsOf(text)
  if (documents.some((one) => one.errors.length > 0)) return null
  if (documents.length === 0) return format === 'json' ? '{}\n' : ''
  const objects = documents.map((one): unknown => one.toJS())
  return objects.length === 1 || format === 'yaml'
    ? objects.map((one) => written(one, format)).join('---\n')
    : written({ apiVersion: 'v1', kind: 'List', items: objects }, 'json')
}

/** The faults that point into one of the files, with their pointers within it. */
export function faultsIn(
  files: readonly ManifestFile[],
  faults: readonly FileFault[],
  id: string,
): { path: Path; detail: string }[] {
  const index = files.findIndex((file) => file.id === id)
  return faults.flatMap(({ file, pointer, detail }) => {
    const path = pathOfPointer(pointer)
    if (file !== undefined) return file === id ? [{ path, detail }] : []
    if (files.length === 1) return [{ path, detail }]
    const [first, ...rest] = path[0] === 'items' ? path.slice(1) : path
    return first === index || (first === undefined && index === 0) ? [{ path: rest, detail }] : []
  })
}

export function wordsOf({ text }: ManifestFile): string {
  const { kind, name } = titleOf(text)
  return [kind, name].filter(Boolean).join(' ') || '?'
}

/** Where imported files go: in the places of those of the same kind and name, and where more are welcome, behind the others. */
export function placed(files: readonly ManifestFile[], taken: readonly ManifestFile[], fixed: boolean) {
  let next = files.filter((one) => fixed || one.text.trim() !== '')
  const left: ManifestFile[] = []
  let first: string | undefined
  for (const one of taken) {
    const same = next.find((other) => titleOf(one.text).name !== '' && wordsOf(other) === wordsOf(one))
    if (same?.readOnly) {
      left.push(one)
      continue
    }
    if (same) next = next.map((other) => (other === same ? { ...one, id: same.id } : other))
    else if (fixed) left.push(one)
    else next = [...next, one]
    if (same || !fixed) first ??= same?.id ?? one.id
  }
  return { next, first, left }
}
