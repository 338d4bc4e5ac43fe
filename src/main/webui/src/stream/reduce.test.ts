import { describe, expect, it } from 'vitest'
import { changeTo, pod, starting, workload } from '../fixtures/build'
import { say } from '../i18n'
import { spoken } from '../i18n/phrase'
import type { Pod, PodEventName, Workload, WorkloadEventName } from './contract'
import { POD_EVENTS } from './contract'
import type { StreamEvent } from './events'
import type { Connection, State } from './reduce'
import { initial, MAX_HAPPENINGS, reduce } from './reduce'

let numbered = 0
const told = (name: WorkloadEventName, one: Workload, at = 5): StreamEvent => ({
  kind: 'workload', at, name, id: `e${numbered++}`, time: 1000, workload: one,
})
const changed = (one: Workload): StreamEvent => ({ kind: 'change', at: 5, id: `e${numbered++}`, time: 1000, change: changeTo(one) })
const news = (name: PodEventName, one: Pod, over: { id?: string; time?: number; reason?: string } = {}): StreamEvent => ({
  kind: 'pod', name, id: over.id ?? `e${numbered++}`, time: over.time ?? 1000,
  news: { namespace: 'shop', workload: 'web', pod: one, reason: over.reason ?? null, message: null },
})
const opened = (at = 1): StreamEvent => ({ kind: 'opened', at })
const settled = (at = 2): StreamEvent => ({ kind: 'settled', at })
const lost = (at = 3): StreamEvent => ({ kind: 'lost', at })
const end = (at = 4): StreamEvent => ({ kind: 'snapshotEnd', at })

const named = (name: string, over: Partial<Workload> = {}) => workload(1, [pod(0)], { name, ...over })
const web = named('web')
const other = named('other')
const run = (...events: StreamEvent[]): State => reduce(initial(0), events)
const names = (state: State) => [...state.workloads.values()].map((one) => one.name).sort()
const lines = (state: State) => state.happenings.map((one) => `${one.subject} ${spoken(say, one.text)}`.trim())

const liveWithTwo = [opened(), told('snapshot', web), told('snapshot', other), end()]

describe('what the connection promises', () => {
  const rows: [string, StreamEvent[], Connection][] = [
    ['nothing yet', [], 'connecting'],
    ['open, but nothing told', [opened()], 'connecting'],
    ['open for a while before the first snapshot is still no promise', [opened(), settled()], 'connecting'],
    ['half a snapshot', [opened(), told('snapshot', web)], 'connecting'],
    ['a whole snapshot', [opened(), told('snapshot', web), end()], 'live'],
    ['an empty snapshot', [opened(), end()], 'live'],
    ['changes keep it live', [...liveWithTwo, changed(web)], 'live'],
    ['lost', [...liveWithTwo, lost()], 'stale'],
    ['lost before anything came', [opened(), lost()], 'connecting'],
    ['lost in the middle of the first snapshot: what is shown is old', [opened(), told('snapshot', web), lost()], 'stale'],
    ['lost with no workloads is lost all the same', [opened(), end(), lost()], 'stale'],
    ['open again, not caught up', [...liveWithTwo, lost(), opened()], 'connecting'],
    ['open again, replayed', [...liveWithTwo, lost(), opened(), changed(web), settled()], 'live'],
    ['settling late does not outrun a new snapshot', [...liveWithTwo, lost(), opened(), told('snapshot', web), settled()], 'connecting'],
    ['settling after another loss', [...liveWithTwo, lost(), opened(), lost(), settled()], 'stale'],
    ['open again, whole new snapshot', [...liveWithTwo, lost(), opened(), told('snapshot', web), end()], 'live'],
  ]
  it.each(rows)('%s', (_, events, connection) => {
    expect(run(...events).connection).toBe(connection)
  })

  it('a second loss makes the shown state no younger', () => {
    expect(run(...liveWithTwo, lost(30), lost(90)).connectionSince).toBe(30)
  })
})

describe('which workloads there are', () => {
  const rows: [string, StreamEvent[], string[]][] = [
    ['a snapshot', liveWithTwo, ['other', 'web']],
    ['created', [...liveWithTwo, told('workload.created', named('new'))], ['new', 'other', 'web']],
    ['changed without created: too little is known to show it', [opened(), end(), changed(web)], []],
    ['changed of another life of its name', [...liveWithTwo, changed(named('web', { uid: 'another', generation: 9 }))], ['other', 'web']],
    ['deleted', [...liveWithTwo, told('workload.deleted', web)], ['other']],
    ['deleted twice', [...liveWithTwo, told('workload.deleted', web), told('workload.deleted', web)], ['other']],
    ['same name in another namespace', [...liveWithTwo, told('workload.created', named('web', { namespace: 'x' }))], ['other', 'web', 'web']],
    ['while lost nothing vanishes', [...liveWithTwo, lost()], ['other', 'web']],
    ['a replay drops nothing', [...liveWithTwo, lost(), opened(), settled()], ['other', 'web']],
    ['a new snapshot drops what it does not name', [...liveWithTwo, lost(), opened(), told('snapshot', other), end()], ['other']],
    ['but not before its end', [...liveWithTwo, lost(), opened(), told('snapshot', other)], ['other', 'web']],
    ['an empty new snapshot drops all', [...liveWithTwo, lost(), opened(), end()], []],
    ['half a snapshot, lost, then a whole one', [...liveWithTwo, lost(), opened(), told('snapshot', web), lost(), opened(), told('snapshot', other), end()], ['other']],
    ['created in the middle of a snapshot stays', [opened(), told('snapshot', web), told('workload.created', other), end()], ['other', 'web']],
    ['deleted in the middle of a snapshot goes', [opened(), told('snapshot', web), told('workload.deleted', web), end()], []],
  ]
  it.each(rows)('%s', (_, events, expected) => {
    expect(names(run(...events))).toEqual(expected)
  })

  it('the newest truth of a workload stands', () => {
    const after = run(...liveWithTwo, changed(named('web', { generation: 7 })))
    expect(after.workloads.get('shop/web')?.generation).toBe(7)
  })

  it('news of a pod alone changes no workload', () => {
    const before = run(...liveWithTwo)
    for (const name of POD_EVENTS) {
      expect(reduce(before, [news(name, starting(0))]).workloads).toEqual(before.workloads)
    }
  })
})

describe('what happened', () => {
  const before = [...liveWithTwo, changed(workload(3, [pod(0), pod(1, { phase: 'Pending', ready: false, node: null })]))]
  const rows: [string, StreamEvent, string[]][] = [
    ['created', news('pod.created', starting(2)), ['web-2 created']],
    ['terminating', news('pod.terminating', pod(0)), ['web-0 is being taken down']],
    ['gone', news('pod.gone', pod(0)), ['web-0 gone']],
    ['unready', news('pod.unready', starting(0)), ['web-0 no longer ready']],
    ['placed', news('pod.changed', pod(1, { phase: 'Pending', node: 'node-9' })), ['web-1 placed on node-9']],
    ['started', news('pod.changed', pod(1, { node: null })), ['web-1 started']],
    ['waits', news('pod.changed', starting(0, { waiting: 'CrashLoopBackOff' })), ['web-0 waits: CrashLoopBackOff']],
    ['waits as every pod does', news('pod.changed', pod(1, { phase: 'Pending', node: null, waiting: 'ContainerCreating' })), []],
    ['restarted', news('pod.changed', pod(0, { restarts: 2 })), ['web-0 restarted (2)']],
    ['failed', news('pod.changed', pod(0, { phase: 'Failed' })), ['web-0 failed']],
    ['nothing that a person would read', news('pod.changed', pod(0, { ip: '10.9.9.9' })), []],
    ['deleted', told('workload.deleted', web), ['web deleted']],
    ['scaled', changed(workload(5, [])), ['web asked: 3 → 5']],
    ['going', changed(workload(3, [], { phase: 'Deleting' })), ['web asked to go, highest ordinal first']],
    ['new revision', changed(workload(3, [], { revision: { current: 'a', update: 'b' } })), ['web new revision b']],
    ['running', changed(workload(3, [], { phase: 'Running' })), ['web running: all 3 are ready']],
    ['failed set', changed(workload(3, [], { phase: 'Failed' })), ['web now: Failed']],
    ['no step', changed(workload(3, [])), []],
  ]
  it.each(rows)('%s', (_, event, expected) => {
    const start = { ...run(...before), happenings: [] }
    expect(lines(reduce(start, [event]))).toEqual(expected)
  })

  it('says how long a pod took, and with which reason', () => {
    const state = run(...before, news('pod.created', starting(2), { time: 1_000, reason: 'FILLING_ORDINAL' }), news('pod.ready', pod(2), { time: 7_240 }))
    expect(lines(state).slice(0, 2)).toEqual(['web-2 ready after 6.2 s', 'web-2 created'])
    expect(state.happenings[1]?.reason).toBe('FILLING_ORDINAL')
  })

  it('counts no time from a creation before it was last unready', () => {
    const state = run(...before, news('pod.created', pod(2)), news('pod.unready', pod(2)), news('pod.ready', pod(2), { time: 9_000 }))
    expect(lines(state)[0]).toBe('web-2 ready')
  })

  it('tells a replayed event once', () => {
    const state = run(...before, news('pod.gone', pod(0), { id: 'same' }), lost(), opened(), news('pod.gone', pod(0), { id: 'same' }))
    expect(lines(state).filter((line) => line === 'web-0 gone')).toHaveLength(1)
  })

  it('admits the hole that a new snapshot leaves, and only then', () => {
    expect(lines(run(...liveWithTwo))).toEqual([])
    expect(lines(run(...liveWithTwo, lost(), opened(), told('snapshot', web), told('snapshot', other), end()))).toEqual([
      'Connected again; steps in between are not listed',
    ])
  })

  it('keeps the newest, boundedly', () => {
    const many = Array.from({ length: MAX_HAPPENINGS + 20 }, (_, i) => news('pod.created', pod(i)))
    const state = run(...before, ...many)
    expect(state.happenings).toHaveLength(MAX_HAPPENINGS)
    expect(state.happenings[0]?.subject).toBe(`web-${MAX_HAPPENINGS + 19}`)
  })
})

describe('purity', () => {
  it('one batch or one by one is the same, and what went in stays as it was', () => {
    const events = [...liveWithTwo, told('workload.deleted', web), lost(), opened(), told('snapshot', web), news('pod.gone', pod(0)), end()]
    const start = run(...liveWithTwo)
    const frozen = structuredClone(start)
    const stepwise = events.reduce((state, event) => reduce(state, [event]), start)
    expect(reduce(start, events)).toEqual(stepwise)
    expect(start).toEqual(frozen)
  })
})
