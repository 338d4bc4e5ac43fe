import type { Path, Value } from '../../manifest'
import { read, remove, rename, write } from '../../manifest'
import { pairsAt } from './draft'

/** Something that nodes count in whole pieces, as nvidia.com/gpu: never shared, so what is requested is the limit too. */
export interface Extended {
  name: string
  amount: Value
}

const KINDS = ['limits', 'requests'] as const
const NATIVE = /^(cpu|memory|storage|ephemeral-storage|hugepages-.*|(.*\.)?kubernetes\.io\/.*)$/
/** With the domain of whoever makes it. */
export const EXTENDED = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/

export function isExtended(name: string): boolean {
  return !NATIVE.test(name)
}

/** Of a container's resources. */
export function extendedIn(text: string, path: Path): Extended[] {
  const names = KINDS.flatMap((kind) => pairsAt(text, [...path, kind]).map(([name]) => name)).filter(isExtended)
  return [...new Set(names)].map((name) => ({
    name,
    amount: read(text, [...path, 'limits', name]) ?? read(text, [...path, 'requests', name]) ?? null,
  }))
}

export function setExtended(text: string, path: Path, name: string, amount: Value): string {
  return KINDS.reduce((now, kind) => write(now, [...path, kind, name], amount), text)
}

export function renameExtended(text: string, path: Path, name: string, to: string): string {
  return KINDS.reduce((now, kind) => rename(now, [...path, kind, name], to), text)
}

export function removeExtended(text: string, path: Path, name: string): string {
  return KINDS.reduce((now, kind) => remove(now, [...path, kind, name]), text)
}
