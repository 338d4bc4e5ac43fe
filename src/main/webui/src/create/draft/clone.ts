import type { Path, Value } from '../../manifest'
import { BOOKS, isMapping, manifestOf, OF_SERVERS, remove, write, written } from '../../manifest'
import { wishedService } from './cloneService'
import type { Draft } from './draft'
import { edit, governing, NAME, nameService, nameWorkload, pairsAt, textAt } from './draft'

/** What servers keep in an object, and what is another one's own. */
const KEPT: Path[] = [
  ['status'],
  ...[...OF_SERVERS, 'namespace'].map((key) => ['metadata', key]),
  ['spec', 'template', 'metadata', 'creationTimestamp'],
]
/** That it was paused or restarted is no wish for another one. */
const OF_ITS_LIFE = /^(apps\.ordinal\.dev\/paused.*|kubectl\.kubernetes\.io\/restartedAt)$/

/** What somebody wished for who made it: the text without the books that servers keep in it. */
export function wished(text: string): string {
  let next = KEPT.reduce(remove, text)
  for (const path of [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']]) {
    for (const [key] of pairsAt(next, path)) if (BOOKS.test(key) || OF_ITS_LIFE.test(key)) next = remove(next, [...path, key])
  }
  return next
}

/** Another one like it, under a name that is free so far, with the Services that lead to it. */
export function cloneOf(stored: string, services: readonly Record<string, Value>[], taken: (name: string) => boolean): Draft {
  const workload = manifestOf(wished(stored))
  const name = textAt(stored, ['metadata', 'name'])
  const leading = services.filter(({ spec }) => isMapping(spec) && isMapping(spec['selector']))
  const draft = [...leading.map((one) => manifestOf(written(wishedService(one), 'yaml'))), workload]
  let next = `${name}-copy`
  for (let count = 2; taken(next); count++) next = `${name}-copy-${count}`
  const copy = nameWorkload(draft, next)
  // A Service of the same name would be taken away from the one that is cloned.
  return copy.reduce<Draft>((done, one, index) => {
    if (one.kind !== 'Service' || one.name !== draft[index]?.name) return done
    const other = one.name + next.slice(name.length)
    return index === governing(done) ? nameService(done, other) : edit(done, index, (text) => write(text, NAME, other))
  }, copy)
}
