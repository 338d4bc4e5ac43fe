import type { Path, Value } from '../../manifest'
import { isMapping, manifestOf, read, remove, servicesIn, write, written } from '../../manifest'
import { containersOf } from './containers'
import type { Draft } from './draft'
import { edit, listAt, SELECTOR, textAt, without, workloadOf } from './draft'
import { followPort } from './portNames'

interface Port {
  name?: string
  port: Value
  targetPort?: Value
  protocol?: Value
}

function service(name: string, selector: Value, spec: Record<string, Value>): string {
  return written({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { ...spec, selector } }, 'yaml')
}

function selectorOf(draft: Draft): Value {
  return read(workloadOf(draft).text, SELECTOR) ?? {}
}

/** What the containers listen on. */
function portsOf(draft: Draft): Port[] {
  const { text } = workloadOf(draft)
  const ports = containersOf(text).flatMap(({ path }) => listAt(text, [...path, 'ports']).filter(isMapping))
  return ports.map((port, index) => ({
    name: typeof port['name'] === 'string' && port['name'] !== '' ? port['name'] : `port-${index}`,
    port: port['containerPort'] ?? 0,
    ...(port['protocol'] && port['protocol'] !== 'TCP' ? { protocol: port['protocol'] } : {}),
  }))
}

/** The headless Service that the workload names. */
export function addGoverning(draft: Draft): Draft {
  const name = textAt(workloadOf(draft).text, ['spec', 'serviceName'])
  const ports = portsOf(draft) as unknown as Value[]
  return [...draft, manifestOf(service(name, selectorOf(draft), { clusterIP: 'None', ...(ports.length > 0 ? { ports } : {}) }))]
}

/** One with an address of its own, which spreads what comes over the pods. */
export function addClient(draft: Draft): Draft {
  const ports = portsOf(draft) as unknown as Value[]
  const name = `${workloadOf(draft).name}-client`
  const spec = { type: 'ClusterIP', sessionAffinity: 'ClientIP', ports: ports.length > 0 ? ports : [{ port: 80 }] }
  return [...draft, manifestOf(service(name, selectorOf(draft), spec))]
}

/** The Service that opens ports on every node, or -1. */
export function nodeService(draft: Draft): number {
  return servicesIn(draft).find((index) => textAt(draft[index]?.text ?? '', ['spec', 'type']) === 'NodePort') ?? -1
}

/** A number that is typed anew is missing for a moment, on both sides. */
function leadsTo(one: unknown, port: { [key: string]: Value }): boolean {
  if (!isMapping(one) || (one['protocol'] ?? 'TCP') !== (port['protocol'] ?? 'TCP')) return false
  const target = one['targetPort'] ?? one['port'] ?? null
  return target === (port['containerPort'] ?? null) || (port['name'] !== undefined && target === port['name'])
}

/** All ports of Services that lead to the container's port. */
export function portsTo(draft: Draft, port: { [key: string]: Value }): { index: number; path: Path }[] {
  return servicesIn(draft).flatMap((index) =>
    listAt(draft[index]?.text ?? '', ['spec', 'ports']).flatMap((one, at) =>
      leadsTo(one, port) ? [{ index, path: ['spec', 'ports', at] }] : [],
    ),
  )
}

/** Which port of the Service on every node leads to the container's port, or null. */
export function exposedAt(draft: Draft, port: { [key: string]: Value }): { index: number; path: Path } | null {
  const index = nodeService(draft)
  return portsTo(draft, port).find((one) => one.index === index) ?? null
}

/** A port on every node that leads to this one of a container. */
export function expose(draft: Draft, port: { [key: string]: Value }): Draft {
  if (exposedAt(draft, port)) return draft
  const entry: { [key: string]: Value } = {
    name: port['name'] ?? `port-${String(port['containerPort'])}`,
    port: port['containerPort'] ?? null,
    targetPort: port['containerPort'] ?? null,
    ...(port['protocol'] ? { protocol: port['protocol'] } : {}),
  }
  const index = nodeService(draft)
  if (index === -1) {
    const name = `${workloadOf(draft).name}-nodes`
    return [...draft, manifestOf(service(name, selectorOf(draft), { type: 'NodePort', ports: [entry] }))]
  }
  return edit(draft, index, (text) => write(text, ['spec', 'ports', listAt(text, ['spec', 'ports']).length], entry))
}

export function unexpose(draft: Draft, port: { [key: string]: Value }): Draft {
  const found = exposedAt(draft, port)
  if (!found) return draft
  const last = listAt(draft[found.index]?.text ?? '', ['spec', 'ports']).length === 1
  return last ? without(draft, found.index) : edit(draft, found.index, (text) => remove(text, found.path))
}

/** A container's port changes; what leads to it from the nodes follows, and what asks it by its name. */
export function changePort(draft: Draft, workload: number, path: Path, change: (text: string) => string): Draft {
  const before = read(draft[workload]?.text ?? '', path)
  const changed = edit(draft, workload, (text) => {
    const next = change(text)
    const port = read(next, path)
    const former = isMapping(before) ? String(before['name'] ?? '') : ''
    return isMapping(port) && port['name'] !== former ? followPort(next, path.slice(0, -2), former, port) : next
  })
  const after = read(changed[workload]?.text ?? '', path)
  const found = isMapping(before) ? exposedAt(draft, before) : null
  if (!found || !isMapping(after)) return changed
  return edit(changed, found.index, (text) => {
    let next = text
    const number = after['containerPort'] ?? null
    next = write(next, [...found.path, 'port'], number)
    next = write(next, [...found.path, 'targetPort'], number)
    const protocol = after['protocol']
    next = protocol ? write(next, [...found.path, 'protocol'], protocol) : remove(next, [...found.path, 'protocol'])
    return typeof after['name'] === 'string' && after['name'] !== '' ? write(next, [...found.path, 'name'], after['name']) : next
  })
}

