import type { Path, Value } from '../../manifest'
import { isMapping, read, write } from '../../manifest'
import { HOOKS, PROBES } from './containers'
import { listAt } from './draft'

/** What a container's ports are called. */
export function portNames(text: string, container: Path): string[] {
  return listAt(text, [...container, 'ports']).flatMap((port) =>
    isMapping(port) && typeof port['name'] === 'string' && port['name'] !== '' ? [port['name']] : [],
  )
}

const ASKED: Path[] = [...PROBES.map((probe) => [probe]), ...HOOKS.map((hook) => ['lifecycle', hook])].flatMap((what) =>
  ['httpGet', 'tcpSocket'].map((way) => [...what, way, 'port']),
)

/** A port was called so before: what asks it by that name goes on asking it, by its number if it has no name any more. */
export function followPort(text: string, container: Path, former: string, port: { [key: string]: Value }): string {
  // While it is typed it may be called like another for a moment: that one's probes are not its own.
  if (former === '' || portNames(text, container).includes(former)) return text
  const name = port['name']
  const next = typeof name === 'string' && name !== '' ? name : (port['containerPort'] ?? null)
  const places = ASKED.map((path) => [...container, ...path])
  return places.reduce((now, path) => (read(now, path) === former ? write(now, path, next) : now), text)
}
