import type { Service } from '../../api/types'
import type { Path } from '../../manifest'
import { BOOKS, manifestOf, OF_SERVERS, remove, write, written } from '../../manifest'
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
export function cloneOf(stored: string, services: readonly Service[], taken: (name: string) => boolean): Draft {
  const workload = manifestOf(wished(stored))
  const name = textAt(stored, ['metadata', 'name'])
  const draft = [...services.filter(({ selector }) => selector).map((one) => manifestOf(serviceText(one))), workload]
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

/** A number on every node, and an address, are its own. */
function serviceText({ name, headless, type, sessionAffinity, ports, selector }: Service): string {
  const spec: Record<string, unknown> = {
    ...(headless ? { clusterIP: 'None' } : { type }),
    ...(sessionAffinity === 'None' ? {} : { sessionAffinity }),
    selector,
    ...(ports.length > 0 ? { ports: ports.map(({ nodePort: _, ...port }) => port) } : {}),
  }
  return written({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec }, 'yaml')
}
