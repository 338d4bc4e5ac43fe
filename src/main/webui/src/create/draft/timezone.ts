import type { Path } from '../../manifest'
import { read, remove, write } from '../../manifest'
import { containersOf } from './containers'
import { listAt, textAt } from './draft'

const TZ = 'TZ'

/** What programs of all containers take for local time: empty where none is told, null where they are told differently. */
export function timezoneOf(text: string): string | null {
  const told = new Set(
    containersOf(text).map(({ path }) => {
      const at = placeOf(text, path)
      return at && read(text, [...at, 'valueFrom']) !== undefined ? null : at ? textAt(text, [...at, 'value']) : ''
    }),
  )
  const [only = ''] = told
  return told.size > 1 ? null : only
}

/** Told to each container, by a variable; one that takes it from elsewhere is left alone. Empty: told to none. */
export function setTimezone(text: string, zone: string): string {
  return containersOf(text).reduce((now, { path }) => {
    const at = placeOf(now, path)
    if (at && read(now, [...at, 'valueFrom']) !== undefined) return now
    if (zone === '') return at ? remove(now, at) : now
    const env: Path = [...path, 'env']
    return at ? write(now, [...at, 'value'], zone) : write(now, [...env, listAt(now, env).length], { name: TZ, value: zone })
  }, text)
}

/** Whether it is in the list that all systems share; others may be meant for a system that knows them. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '' && !/^[+-]/.test(zone)
  } catch {
    return false
  }
}

function placeOf(text: string, container: Path): Path | null {
  const env: Path = [...container, 'env']
  const index = listAt(text, env).findIndex((_, at) => textAt(text, [...env, at, 'name']) === TZ)
  return index === -1 ? null : [...env, index]
}
