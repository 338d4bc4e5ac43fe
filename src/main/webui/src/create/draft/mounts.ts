import type { Path } from '../../manifest'
import { isMapping, remove, write } from '../../manifest'
import { containersOf } from './containers'
import { listAt, textAt, volumeNames } from './draft'

/** Where the container mounts the volume: at any number of places, or at none. */
export function mountsOf(text: string, container: Path, volume: string): Path[] {
  const mounts: Path = [...container, 'volumeMounts']
  return listAt(text, mounts).flatMap((mount, index) => (isMapping(mount) && mount['name'] === volume ? [[...mounts, index]] : []))
}

/** One place more, which may not be known yet. */
export function addMount(text: string, container: Path, volume: string, mountPath: string): string {
  const mounts: Path = [...container, 'volumeMounts']
  return write(text, [...mounts, listAt(text, mounts).length], { name: volume, mountPath })
}

/** Another path for the mount; the only one of a volume goes with its path. */
export function moveMount(text: string, mount: Path, mountPath: string, only: boolean): string {
  return mountPath === '' && only ? remove(text, mount) : write(text, [...mount, 'mountPath'], mountPath)
}

/** Without the volume, and without what mounts it. */
export function removeVolume(text: string, path: Path, volume: string): string {
  const left = containersOf(text).reduce((next, { path: container }) => unmount(next, container, volume), text)
  return remove(left, path)
}

function unmount(text: string, container: Path, volume: string): string {
  // From the last on, so that the numbers of those before stay.
  return mountsOf(text, container, volume).reduceRight(remove, text)
}

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
