import type { Bounds } from '../../../api/types'
import { phrase } from '../../../i18n/phrase'
import type { Key } from '../../../i18n/phrase'
import type { Path } from '../../../manifest'
import { claimTemplates, SIZE } from '../claims'
import { containersOf } from '../containers'
import { POD, textAt } from '../draft'
import { amount, amountsOf, givenOf } from '../limits'
import type { Marking } from './mark'

/** What the project's LimitRanges would refuse: not the workload, but each of its pods, or the claims of one. */
export function limited(text: string, limits: readonly Bounds[], mark: Marking) {
  for (const bounds of limits) {
    if (bounds.type === 'Container') for (const { path } of containersOf(text)) container(text, path, bounds, limits, mark)
    if (bounds.type === 'Pod') pod(text, bounds, limits, mark)
    if (bounds.type === 'PersistentVolumeClaim') claims(text, bounds, mark)
  }
}

function container(text: string, path: Path, bounds: Bounds, limits: readonly Bounds[], mark: Marking) {
  for (const what of boundedBy(bounds)) {
    const said = amountsOf(text, path, what, givenOf(limits, what))
    const at = (field: string): Path => [...path, 'resources', field, what]
    const { min, max, ratio } = boundsOf(bounds, what)
    outside(said.request, min, max, (key, values) => mark(at('requests'), phrase(key, values)))
    // A limit below what is the least for a request can't be kept either.
    outside(said.limit, min, max, (key, values) => mark(at('limits'), phrase(key, values)))
    if (max !== '' && said.limit === undefined) mark(at('limits'), phrase('check.limit.unsaid', { max }))
    if (min !== '' && said.request === undefined) mark(at('requests'), phrase('check.request.unsaid', { min }))
    const { request = NaN, limit = NaN } = said
    const compared = said.request !== undefined && said.limit !== undefined
    if (ratio !== '' && (compared ? limit / request > amount(ratio) : min === '' && max === '')) {
      mark(at('limits'), phrase('check.limit.ratio', { ratio }))
    }
    // Where both are said, the form tells that by itself.
    const byProject = textAt(text, at('limits')) === '' || textAt(text, at('requests')) === ''
    if (request > limit && byProject) mark(at('requests'), phrase('check.limit.given', { limit: givenOf(limits, what).limit }))
  }
}

/** Of all containers together; those that run before the others count where one of them takes more than all of these. */
function pod(text: string, bounds: Bounds, limits: readonly Bounds[], mark: Marking) {
  for (const what of boundedBy(bounds)) {
    const { min, max, ratio } = boundsOf(bounds, what)
    const at: Path = [...POD, 'containers']
    for (const field of ['request', 'limit'] as const) {
      const total = sumOf(text, what, field, limits)
      outside(total, min, max, (key, values) => mark(at, phrase(WHOLE[`${key} ${field}`] ?? key, { ...values, what })))
      const needed = field === 'request' ? min : max
      if (needed !== '' && total === undefined) mark(at, phrase(UNSAID[field], { what, amount: needed }))
    }
    const [request, limit] = [sumOf(text, what, 'request', limits), sumOf(text, what, 'limit', limits)]
    const compared = request !== undefined && limit !== undefined
    if (ratio !== '' && (!compared || limit / request > amount(ratio))) mark(at, phrase('check.pod.ratio', { what, ratio }))
  }
}

const WHOLE: Record<string, Key> = {
  'check.under request': 'check.pod.requestUnder',
  'check.under limit': 'check.pod.limitUnder',
  'check.over request': 'check.pod.requestOver',
  'check.over limit': 'check.pod.limitOver',
}
const UNSAID = { request: 'check.pod.requestUnsaid', limit: 'check.pod.limitUnsaid' } as const

function sumOf(text: string, what: string, field: 'request' | 'limit', limits: readonly Bounds[]): number | undefined {
  const given = givenOf(limits, what)
  let together: number | undefined
  let before = 0
  for (const { path, kind } of containersOf(text)) {
    const one = amountsOf(text, path, what, given)[field]
    if (one === undefined) continue
    if (kind === 'init') before = Math.max(before, (together ?? 0) + one)
    else together = (together ?? 0) + one
  }
  return together === undefined ? undefined : Math.max(together, before)
}

function claims(text: string, bounds: Bounds, mark: Marking) {
  const { min, max } = boundsOf(bounds, 'storage')
  for (const { path, size } of claimTemplates(text)) {
    outside(amount(size), min, max, (key, values) => mark([...path, ...SIZE], phrase(key, values)))
  }
}

function boundedBy({ min, max, maxLimitRequestRatio }: Bounds): Set<string> {
  return new Set([min, max, maxLimitRequestRatio].flatMap((amounts) => Object.keys(amounts)))
}

function boundsOf({ min, max, maxLimitRequestRatio }: Bounds, what: string) {
  return { min: min[what] ?? '', max: max[what] ?? '', ratio: maxLimitRequestRatio[what] ?? '' }
}

type Tell = (key: 'check.under' | 'check.over', values: Record<string, string>) => void

/** What is no amount is told elsewhere. */
function outside(value: number | undefined, min: string, max: string, tell: Tell) {
  if (value === undefined) return
  if (min !== '' && value < amount(min)) tell('check.under', { min })
  if (max !== '' && value > amount(max)) tell('check.over', { max })
}
