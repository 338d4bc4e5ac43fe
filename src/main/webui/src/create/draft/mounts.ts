import type { Path } from '../../manifest'
import { containersOf } from './containers'
import { listAt, textAt, volumeNames } from './draft'

/** Something that a container mounts from a volume that is not there. */
export interface LostMount {
  path: Path
  container: string
  place: string
}

/** The server refuses them, and no volume shows them. */
export function lostMounts(text: string): LostMount[] {
  const volumes = new Set(volumeNames(text))
  return containersOf(text).flatMap(({ path, name }) =>
    (['volumeMounts', 'volumeDevices'] as const).flatMap((list) =>
      listAt(text, [...path, list])
        .map((_, index) => [...path, list, index])
        .filter((at) => !volumes.has(textAt(text, [...at, 'name'])))
        .map((at) => ({ path: at, container: name, place: textAt(text, [...at, list === 'volumeMounts' ? 'mountPath' : 'devicePath']) })),
    ),
  )
}
