import type { Bounds } from '../../api/types'
import { phrase } from '../../i18n/phrase'
import type { Phrase } from '../../i18n/phrase'
import type { Path } from '../../manifest'
import { workloadIn } from '../../manifest'
import { claimTemplates, SIZE } from './claims'
import { containersOf } from './containers'
import type { Draft } from './draft'
import { givenOf } from './limits'

/** What a project does with a field that is left out, or allows in it. */
export interface Hint {
  index: number
  path: Path
  words: Phrase
}

/** Beside the amounts of containers and claims: what the project's LimitRanges give and allow. */
export function hintsOf(draft: Draft, limits: readonly Bounds[]): Hint[] {
  const index = workloadIn(draft)
  const text = draft[index]?.text ?? ''
  const containers = containersOf(text).flatMap(({ path }) =>
    ['cpu', 'memory'].flatMap((what) => {
      const { request, limit } = givenOf(limits, what)
      const allowed = allowedOf(limits, 'Container', what)
      const at = (field: string): Path => [...path, 'resources', field, what]
      return [...hint(at('requests'), given(request)), ...hint(at('limits'), given(limit)), ...hint(at('limits'), allowed)]
    }),
  )
  const size = allowedOf(limits, 'PersistentVolumeClaim', 'storage')
  const claims = claimTemplates(text).flatMap(({ path }) => hint([...path, ...SIZE], size))
  return [...containers, ...claims].map((one) => ({ index, ...one }))
}

function hint(path: Path, words: Phrase | null): { path: Path; words: Phrase }[] {
  return words ? [{ path, words }] : []
}

function given(amount: string): Phrase | null {
  return amount === '' ? null : phrase('create.limits.given', { amount })
}

/** The first range that says something; the marks tell of each. */
function allowedOf(limits: readonly Bounds[], type: Bounds['type'], what: string): Phrase | null {
  const of = (field: 'min' | 'max') => limits.filter((one) => one.type === type).map((one) => one[field][what]).find((value) => value)
  const [min, max] = [of('min'), of('max')]
  if (min && max) return phrase('create.limits.between', { min, max })
  if (min) return phrase('create.limits.from', { min })
  return max ? phrase('create.limits.to', { max }) : null
}
