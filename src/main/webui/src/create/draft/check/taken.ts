import type { TakenClaim, TakenService } from '../../../api/catalog'
import { phrase } from '../../../i18n/phrase'
import type { Phrase } from '../../../i18n/phrase'
import { read, same, servicesIn, workloadIn } from '../../../manifest'
import { takenClaims } from '../adopted'
import { claimTemplates } from '../claims'
import type { Draft } from '../draft'
import { governing, NAME, textAt } from '../draft'
import type { Mark, Marking } from './mark'

/** As many names of claims are told; of the others how many there are. */
const TOLD_MAX = 5

/** Claims that are there already keep their data, and the pods of this workload get it. */
export function claimsTaken(text: string, claims: readonly TakenClaim[], mark: Marking) {
  for (const { path, name } of claimTemplates(text)) {
    const taken = takenClaims(text, name, claims)
    const names = taken.slice(0, TOLD_MAX).join(', ')
    const key = taken.length > TOLD_MAX ? 'check.adopted.more' : 'check.adopted'
    const words = phrase(key, { count: taken.length, names, more: taken.length - TOLD_MAX })
    if (taken.length > 0) mark([...path, ...NAME], words, { advice: true })
  }
}

/** A Service of the draft is applied to one of its name that is there, whosever that is; one that is only named stays as it is. */
export function servicesTaken(draft: Draft, services: readonly TakenService[]): Mark[] {
  const workload = workloadIn(draft)
  const head = governing(draft)
  const marks = servicesIn(draft).flatMap((index): Mark[] => {
    const text = draft[index]?.text ?? ''
    const there = services.find(({ name }) => name === draft[index]?.name)
    if (!there) return []
    // The name of the headless one is entered in the workload.
    const place = index === head ? { index: workload, path: ['spec', 'serviceName'] } : { index, path: NAME }
    return [{ ...place, words: changed(text, there), advice: true }]
  })
  const named = textAt(draft[workload]?.text ?? '', ['spec', 'serviceName'])
  const there = head === -1 ? services.find(({ name }) => name === named) : undefined
  if (!there) return marks
  const words = phrase(there.headless ? 'check.service.used' : 'check.service.usedWithAddress')
  return [...marks, { index: workload, path: ['spec', 'serviceName'], words, advice: true }]
}

function changed(text: string, { headless, selector }: TakenService): Phrase {
  const none = textAt(text, ['spec', 'clusterIP']) === 'None'
  if (none && !headless) return phrase('check.service.address')
  if (!same(read(text, ['spec', 'selector']) ?? {}, selector ?? {})) return phrase('check.service.turned')
  return phrase(headless && !none ? 'check.service.headless' : 'check.service.changed')
}
