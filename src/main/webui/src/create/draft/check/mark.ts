import { phrase } from '../../../i18n/phrase'
import type { Phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { read } from '../../../manifest'

/** Something to be said of a place in the draft. */
export interface Mark {
  index: number
  path: Path
  words: Phrase
  /** Nothing is there yet: said only once somebody goes on without it. */
  missing?: boolean
  /** It works, and somebody may not mean it. */
  advice?: boolean
}

/** Says something of a place in the document that is looked at. */
export type Marking = (path: Path, words: Phrase, more?: Partial<Mark>) => void

export const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
/** No object of Kubernetes has a longer name. */
export const OBJECT_NAME_MAX = 253
/** DNS labels with dots in between. */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
export const QUANTITY = /^[+]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/
export const PORT_MAX = 65_535
export const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/
/** Of a Service: a letter first, unlike other labels. */
export const SERVICE = /^[a-z]([-a-z0-9]*[a-z0-9])?$/
export const VARIABLE = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/

/** What most objects of Kubernetes may be called. */
export function isObjectName(name: string): boolean {
  return SUBDOMAIN.test(name) && name.length <= OBJECT_NAME_MAX
}

/** A whole number within bounds, if there is a value at all. */
export function whole(text: string, path: Path, mark: Marking, from = 0, to = Infinity) {
  const value = read(text, path)
  if (value === undefined || value === null || isWhole(value, from, to)) return
  mark(path, to === Infinity ? phrase('check.whole', { from }) : phrase('check.between', { from, to }))
}

export function isWhole(value: unknown, from: number, to = Infinity): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to
}
