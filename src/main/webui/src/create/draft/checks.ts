import type { Path } from '../../manifest'
import { same, servicesIn, workloadIn } from '../../manifest'
import { spoken } from './check/appProtocol'
import { basics } from './check/basics'
import { configMap } from './check/configMap'
import { containers } from './check/containers'
import { labels } from './check/labels'
import { limited } from './check/limits'
import type { Mark, Marking } from './check/mark'
import { pod } from './check/pod'
import { scheduling } from './check/scheduling'
import { service } from './check/service'
import { claimsTaken, servicesTaken } from './check/taken'
import { tolerations } from './check/tolerations'
import { volumes } from './check/volumes'
import { configMapsIn } from './configMaps'
import type { Draft } from './draft'
import type { Surroundings } from './surroundings'
import { NOTHING_AROUND } from './surroundings'
import { governing, NAME } from './draft'

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
    pod(text, mark)
    volumes(text, mark)
    labels(text, mark)
    limited(text, around.limits, mark)
    claimsTaken(text, around.claims, mark)
    scheduling(text, mark)
    tolerations(text, mark)
  }
  const headless = governing(draft)
  for (const at of servicesIn(draft)) {
    // The name that the workload gives the headless one is told there.
    const told = (path: Path) => at === headless && same([...path], [...NAME])
    const text = draft[at]?.text ?? ''
    const markThere: Marking = (path, words, more = {}) => told(path) || marks.push({ index: at, path, words, ...more })
    service(text, markThere)
    spoken(text, markThere)
  }
  for (const { index: at } of configMapsIn(draft)) {
    configMap(draft[at]?.text ?? '', (path, words, more = {}) => marks.push({ index: at, path, words, ...more }))
  }
  return [...marks, ...servicesTaken(draft, around.services)]
}
