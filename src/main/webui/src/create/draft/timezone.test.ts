import { describe, expect, it } from 'vitest'
import type { Path } from '../../manifest'
import { read, write } from '../../manifest'
import { check } from './checks'
import { addContainer, containersOf } from './containers'
import { draftOf, edit, POD, workloadOf } from './draft'
import { EXAMPLES } from './examples'
import { isZone, setTimezone, timezoneOf } from './timezone'

const FIRST: Path = [...POD, 'containers', 0]
const { text } = workloadOf(draftOf(EXAMPLES.database))
const two = addContainer(text)
const variables = (of: string) => containersOf(of).map(({ path }) => ((read(of, [...path, 'env']) ?? []) as { name: string; value?: string }[]).find(({ name }) => name === 'TZ')?.value)

describe('a time zone', () => {
  it('is told to every container, changed, and taken back', () => {
    expect(timezoneOf(two)).toBe('')
    const told = setTimezone(two, 'Asia/Shanghai')
    expect(variables(told)).toEqual(['Asia/Shanghai', 'Asia/Shanghai'])
    expect(timezoneOf(told)).toBe('Asia/Shanghai')
    expect(variables(setTimezone(told, 'UTC'))).toEqual(['UTC', 'UTC'])
    expect(read(setTimezone(told, ''), [])).toEqual(read(two, []))
  })

  it('is none for all where containers are told differently, or take it from elsewhere', () => {
    expect(timezoneOf(addContainer(setTimezone(text, 'UTC')))).toBeNull()
    const taken = write(text, [...FIRST, 'env', 0], { name: 'TZ', valueFrom: { configMapKeyRef: { name: 'a', key: 'b' } } })
    expect(timezoneOf(taken)).toBeNull()
    expect(setTimezone(taken, 'UTC')).toBe(taken)
    expect(setTimezone(taken, '')).toBe(taken)
  })

  it.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Asia/Shanghai', true],
    ['Mars/Olympus', false],
    ['+08:00', false],
    ['', false],
  ])('%s: %s', (zone, known) => {
    expect(isZone(zone)).toBe(known)
  })

  it('that no list has is advised against', () => {
    const marks = (zone: string) => check(edit(draftOf(EXAMPLES.database), 1, (now) => setTimezone(now, zone)))
    expect(marks('Europe/Berlin')).toEqual([])
    expect(marks('Mars/Olympus').map(({ words, advice, path }) => [words.key, advice, path.at(-1)])).toEqual([['check.timezone', true, 'value']])
  })
})
