import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { zh } from './zh'

const values = (text: string) => [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort()

describe('the languages', () => {
  it('say the same values', () => {
    const chinese: Record<string, string> = zh
    for (const [key, text] of Object.entries(en)) {
      const other = chinese[key]
      if (other !== undefined) expect([key, values(other).filter((one) => one !== 'count')]).toEqual([key, values(text).filter((one) => one !== 'count')])
    }
  })

  it('have words for every reason that the planner knows', () => {
    const source = readFileSync('../java/dev/ordinal/workload/Reason.java', 'utf8')
    const reasons = [...source.matchAll(/^ {4}([A-Z_]+)\(/gm)].map((match) => match[1])
    expect(reasons.length).toBeGreaterThan(40)
    expect(reasons.filter((reason) => !(`reason.${reason}` in zh))).toEqual([])
  })
})
