import type { Path, Value } from '../../manifest'
import { isMapping, read, remove, write } from '../../manifest'
import { textAt } from './draft'

/** From what a volume that no pod keeps may come, and how each begins. */
export const SOURCES = {
  configMap: { name: '' },
  secret: { secretName: '' },
  emptyDir: {},
  persistentVolumeClaim: { claimName: '' },
  hostPath: { path: '' },
} as const satisfies Record<string, Value>

export type Source = keyof typeof SOURCES

/** From what the volume comes, which may be something that the form does not offer; where nothing is said, an empty directory. */
export function sourceOf(text: string, volume: Path): string {
  const value = read(text, volume)
  return (isMapping(value) && Object.keys(value).find((key) => key !== 'name')) || 'emptyDir'
}

export function changeSource(text: string, volume: Path, to: string): string {
  const name = textAt(text, [...volume, 'name'])
  return write(text, volume, { name, ...(to in SOURCES ? { [to]: SOURCES[to as Source] } : {}) })
}

/** How somebody chooses the storage class of a claim: the usual one, none at all, or by name. */
export const USUAL = ' usual'
export const STATIC = ' static'

/** A class that is left out is the usual one; an empty one is bound by hand only. */
export function classOf(text: string, path: Path): string {
  const value = read(text, path)
  return value === undefined || value === null ? USUAL : value === '' ? STATIC : textAt(text, path)
}

export function changeClass(text: string, path: Path, to: string): string {
  return to === USUAL ? remove(text, path) : write(text, path, to === STATIC ? '' : to)
}

/** All rights of a file. */
export const MODE_MAX = 0o777

/** A file's mode as people write it: 0644 for 420. */
export function modeText(value: Value | undefined): string {
  const fits = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MODE_MAX
  return fits ? `0${value.toString(8).padStart(3, '0')}` : String(value ?? '')
}

/** What is no mode stays as it was typed, and is told. */
export function modeOf(text: string): Value | undefined {
  const digits = text.trim()
  if (digits === '') return undefined
  return /^0?[0-7]{3}$/.test(digits) ? Number.parseInt(digits, 8) : text
}

/** Sizes that a slider stops at: people choose a magnitude first. */
export const SIZES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((size) => `${size}Gi`)
