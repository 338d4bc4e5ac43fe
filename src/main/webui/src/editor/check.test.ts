import { beforeAll, describe, expect, it } from 'vitest'
import { spoken } from '../i18n/phrase'
import { say } from '../i18n'
import { BEGINNINGS } from './beginnings'
import { faultsOf, nearest } from './check'
import { optionsAt } from './complete'
import { cursorIn } from './cursor'
import type { Schemas } from './schema'
import { loadSchemas } from './schema'

let schemas: Schemas
beforeAll(async () => {
  schemas = await loadSchemas()
})

const SET = BEGINNINGS['OrdinalSet'] ?? ''

/** "line: pointer what" of each fault. */
function told(text: string): string[] {
  return faultsOf(text, schemas).map(
    ({ from, pointer, what }) => `${text.slice(0, from).split('\n').length}: ${pointer} ${spoken(say, what)}`,
  )
}

/** What is offered at the bar. */
function offered(text: string): string[] {
  const lines = text.split('\n')
  const line = lines.findIndex((one) => one.includes('|'))
  const cursor = cursorIn(
    lines.map((one) => one.replace('|', '')),
    line,
    (lines[line] ?? '').indexOf('|'),
  )
  return cursor ? optionsAt(cursor, schemas).map((one) => one.label) : []
}

describe('a text', () => {
  it.each(Object.entries(BEGINNINGS))('%s to begin with has no fault', (_, text) => {
    expect(told(text)).toEqual([])
  })

  it('with an unknown field: where it stands, and what may be meant', () => {
    expect(told(SET.replace('replicas', 'replica'))).toEqual([
      '6: /spec/replica there is no field replica here; is replicas meant?',
    ])
    expect(told(SET.replace('image:', 'picture:'))).toEqual([
      '18: /spec/template/spec/containers/0/picture there is no field picture here',
      '17: /spec/template/spec/containers/0/image image is required',
    ])
  })

  it('with a wrong type, a number out of range, a choice that is none', () => {
    expect(told(SET.replace('replicas: 3', 'replicas: three'))).toEqual(['6: /spec/replicas must be whole number, not text'])
    expect(told(SET.replace('replicas: 3', 'replicas: -1'))).toEqual(['6: /spec/replicas must be at least 0'])
    expect(told(SET.replace('replicas: 3', 'podManagementPolicy: Ordered'))).toEqual([
      '6: /spec/podManagementPolicy must be one of OrderedReady, Parallel',
    ])
    expect(told(SET.replace('name: web', 'name: yes'))).toEqual(['4: /metadata/name must be text: put it in quotes'])
    expect(told(SET.replace('image: nginx:1.29', 'image: [a]'))).toEqual([
      '18: /spec/template/spec/containers/0/image must be text, not list',
    ])
  })

  it('that is broken: where it breaks, and nothing else', () => {
    expect(told(`${SET}  bad: [`)).toHaveLength(1)
    expect(told('a: 1\na: 2\n')[0]).toContain('2: ')
  })

  it('of a kind that nobody takes', () => {
    expect(told('apiVersion: v1\nkind: Pod\n')[0]).toContain(
      '2: /kind unknown kind Pod; accepted: OrdinalSet (apps.ordinal.dev/v1)',
    )
    expect(told('kind: Pod\n')).toEqual(['1: /apiVersion apiVersion is required'])
  })

  it('in JSON, and of several documents', () => {
    expect(told('{"apiVersion": "v1", "kind": "ConfigMap", "dta": {}}')).toEqual([
      '1: /dta there is no field dta here; is data meant?',
    ])
    expect(told(`${SET}---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  nam: a\n`)).toEqual([
      '26: /metadata/nam there is no field nam here; is name meant?',
    ])
  })

  it('amounts may be numbers or text, dates and times are text', () => {
    const limits = '          resources:\n            limits:\n              cpu: 1\n              memory: 1Gi\n'
    expect(told(SET + limits)).toEqual([])
    expect(told(`${SET}${limits.replace('1Gi', 'much')}`)).toHaveLength(1)
    expect(told(SET.replace('image: nginx:1.29', 'image: 2026-01-02'))).toEqual([])
    expect(told(SET.replace('image: nginx:1.29', 'image: 10:30'))).toEqual([])
  })

  it('of a StatefulSet may not pause', () => {
    const text = SET.replace('apps.ordinal.dev/v1', 'apps/v1').replace('OrdinalSet', 'StatefulSet')
    expect(told(text)).toEqual([])
    expect(told(text.replace('replicas: 3', 'paused: true'))).toEqual(['6: /spec/paused there is no field paused here'])
  })
})

describe('near names', () => {
  it.each([
    ['replica', 'replicas'],
    ['Replicas', 'replicas'],
    ['repilcas', 'replicas'],
    ['tempalte', 'template'],
  ])('%s is %s', (typed, meant) => expect(nearest(typed, ['replicas', 'template', 'paused'])).toBe(meant))
  it('what is far is not guessed', () => expect(nearest('count', ['replicas', 'template'])).toBeUndefined())
})

describe('what fits at the cursor', () => {
  const start = 'apiVersion: apps.ordinal.dev/v1\nkind: OrdinalSet\n'
  it('kinds and fields at the top', () => {
    expect(offered('kind: Ord|')).toContain('OrdinalSet')
    expect(offered('ap|')).toEqual(['apiVersion', 'kind'])
    expect(offered(`${start}s|`)).toEqual(['metadata', 'spec'])
  })

  it('fields of the spec that are not there yet', () => {
    const fields = offered(`${start}spec:\n  replicas: 3\n  p|\n  paused: true\n`)
    expect(fields).toContain('podManagementPolicy')
    expect(fields).not.toContain('replicas')
    expect(fields).not.toContain('paused')
  })

  it('within lists, wherever their dashes stand', () => {
    const deep = `${start}spec:\n  template:\n    spec:\n      containers:\n`
    expect(offered(`${deep}        - name: a\n          im|`)).toContain('image')
    expect(offered(`${deep}        - name: a\n          im|`)).not.toContain('name')
    expect(offered(`${deep}      - name: a\n      - im|`)).toContain('name')
    expect(offered(`${deep}      - ports:\n        - containerPort: 80\n          p|`)).toEqual([
      'hostIP',
      'hostPort',
      'name',
      'protocol',
    ])
  })

  it('choices and truths', () => {
    expect(offered(`${start}spec:\n  podManagementPolicy: |`)).toEqual(['OrderedReady', 'Parallel'])
    expect(offered(`${start}spec:\n  paused: t|`)).toEqual(['true', 'false'])
  })

  it('nothing in comments, and after --- of the next document', () => {
    expect(offered(`${start}# no|`)).toEqual([])
    expect(offered(`${start}---\napiVersion: v1\nkind: ConfigMap\nd|`)).toContain('data')
  })
})
