import { servicesIn, workloadIn } from '../../manifest'
import { basics } from './check/basics'
import { containers } from './check/containers'
import { labels } from './check/labels'
import { limited } from './check/limits'
import type { Mark, Marking } from './check/mark'
import { service } from './check/service'
import { claimsTaken, servicesTaken } from './check/taken'
import { volumes } from './check/volumes'
import type { Draft } from './draft'
import type { Surroundings } from './surroundings'
import { NOTHING_AROUND } from './surroundings'

export type { Mark } from './check/mark'

/** What can be told before a server is asked; its word is the last. */
export function check(draft: Draft, around: Surroundings = NOTHING_AROUND): Mark[] {
  const index = workloadIn(draft)
  const text = draft[index]?.text ?? ''
  const marks: Mark[] = []
  const mark: Marking = (path, words, more = {}) => marks.push({ index, path, words, ...more })
  if (index !== -1) {
    basics(text, mark)
    containers(text, mark)
    volumes(text, mark)
    labels(text, mark)
    limited(text, around.limits, mark)
    claimsTaken(text, around.claims, mark)
  }
  for (const at of servicesIn(draft)) {
    service(draft[at]?.text ?? '', (path, words, more = {}) => marks.push({ index: at, path, words, ...more }))
  }
  return [...marks, ...servicesTaken(draft, around.services)]
}
