import { phrase } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { pairsAt, POD_LABELS } from '../draft'
import type { Marking } from './mark'

/** A name, with a domain before it or none. */
export const KEY = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/
export const VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/

/** Kubernetes' own: keys and values of one object's annotations together, in bytes. */
const ANNOTATIONS_MAX = 256 * 1024

const bytesOf = (text: string) => new TextEncoder().encode(text).length

/** Of the workload and of its pods. */
export function labels(text: string, mark: Marking) {
  for (const path of [['metadata', 'labels'], POD_LABELS]) pairs(text, path, mark)
  for (const path of [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']]) {
    const pairs = pairsAt(text, path)
    for (const [key] of pairs) if (!KEY.test(key)) mark([...path, key], phrase('check.labelKey'))
    const length = pairs.reduce((sum, [key, value]) => sum + bytesOf(key) + bytesOf(String(value)), 0)
    if (length > ANNOTATIONS_MAX) mark(path, phrase('check.annotations', { max: ANNOTATIONS_MAX, length }))
  }
}

/** Labels and their values, wherever they stand. */
export function pairs(text: string, path: Path, mark: Marking) {
  for (const [key, value] of pairsAt(text, path)) {
    if (!KEY.test(key)) mark([...path, key], phrase('check.labelKey'))
    else if (typeof value === 'string' ? !VALUE.test(value) : true) mark([...path, key], phrase('check.labelValue'))
  }
}
