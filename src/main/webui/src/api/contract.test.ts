import { readFileSync } from 'node:fs'
import openapi, { astToString } from 'openapi-typescript'
import { describe, expect, it } from 'vitest'
import type { Phase, PodNews, Workload, WorkloadChange } from '../stream/contract'
import type { components } from './openapi'

type Schemas = components['schemas']

/** Where the document says something else than the console reads, this does not compile. */
const read = (view: Schemas['View'], change: Schemas['Change'], step: Schemas['PodStep'], phase: Schemas['Phase']): [Workload, WorkloadChange, PodNews, Phase] => [view, change, step, phase]

describe('the contract', () => {
  it('is what the document says: else `npm run types`', async () => {
    expect(read).toBeTypeOf('function')
    const written = readFileSync('src/api/openapi.d.ts', 'utf8')
    const now = astToString(await openapi(new URL('file:../resources/META-INF/openapi.yaml', `file://${process.cwd()}/`)))
    expect(written.slice(written.indexOf('export interface paths')).trim()).toBe(now.slice(now.indexOf('export interface paths')).trim())
  })
})
