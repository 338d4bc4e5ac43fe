// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeTo, pod, workload } from '../fixtures/build'
import type { StreamEvent } from './events'
import { BATCH_MS, BACKOFF_MAX_MS, follow, SETTLE_MS } from './statusStream'

/** As a browser's EventSource, but the test is the network. */
class Wire {
  readyState: number = EventSourceState.CONNECTING
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  private readonly listeners = new Map<string, (message: MessageEvent<string>) => void>()

  addEventListener(name: string, listener: (message: MessageEvent<string>) => void) {
    this.listeners.set(name, listener)
  }
  close() {
    this.readyState = EventSourceState.CLOSED
  }
  open() {
    this.readyState = EventSourceState.OPEN
    this.onopen?.()
  }
  fail(readyState: number) {
    this.readyState = readyState
    this.onerror?.()
  }
  tell(name: string, data: unknown = workload(1, [pod(0)]), id = 'id') {
    const text = typeof data === 'string' ? data : JSON.stringify({ id, time: '2026-05-04T10:00:00Z', data })
    this.listeners.get(name)?.(new MessageEvent(name, { data: text }))
  }
}

const EventSourceState = { CONNECTING: 0, OPEN: 1, CLOSED: 2 }

let wires: Wire[]
let events: StreamEvent[]
let stop: () => void
const wire = () => wires[wires.length - 1] as Wire
const kinds = () => {
  vi.advanceTimersByTime(BATCH_MS)
  return events.splice(0).map((event) => event.kind)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', EventSourceState)
  wires = []
  events = []
  const open = () => {
    wires.push(new Wire())
    return wire() as unknown as EventSource
  }
  stop = follow('/api/v1/stream', (batch) => events.push(...batch), { open, now: () => 7, random: () => 0.999 })
})

afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function live() {
  wire().open()
  wire().tell('snapshot')
  wire().tell('snapshot.end', '{}')
  kinds()
}

describe('following the stream', () => {
  it('hands on what comes, in order, as one batch', () => {
    wire().open()
    wire().tell('snapshot')
    wire().tell('snapshot.end', '{}')
    wire().tell('pod.ready', { namespace: 'shop', workload: 'web', pod: pod(0) })
    expect(events).toEqual([])
    expect(kinds()).toEqual(['opened', 'workload', 'snapshotEnd', 'pod'])
  })

  it('tells a loss at once, after all that came before it', () => {
    live()
    wire().tell('workload.changed', changeTo(workload(1, [pod(0)])))
    wire().fail(EventSourceState.CONNECTING)
    expect(events.map((event) => event.kind)).toEqual(['change', 'lost'])
  })

  it('leaves the resume to EventSource, and settles when no snapshot comes', () => {
    live()
    wire().fail(EventSourceState.CONNECTING)
    wire().open()
    expect(wires).toHaveLength(1)
    expect(kinds()).toEqual(['lost', 'opened'])
    vi.advanceTimersByTime(SETTLE_MS)
    expect(kinds()).toEqual(['settled'])
  })

  it('does not settle on a connection that was lost again', () => {
    live()
    wire().fail(EventSourceState.CONNECTING)
    wire().open()
    wire().fail(EventSourceState.CONNECTING)
    vi.advanceTimersByTime(SETTLE_MS * 2)
    expect(kinds()).toEqual(['lost', 'opened', 'lost'])
  })

  it('asks for everything again where EventSource gives up, later each time, never later than the limit', () => {
    live()
    const waits: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      const before = wires.length
      wire().fail(EventSourceState.CLOSED)
      let waited = 0
      while (wires.length === before && waited <= BACKOFF_MAX_MS) {
        vi.advanceTimersByTime(100)
        waited += 100
      }
      waits.push(waited)
    }
    expect(waits.slice(0, 5)).toEqual([1000, 2000, 4000, 8000, 16000])
    expect(Math.max(...waits)).toBeLessThanOrEqual(BACKOFF_MAX_MS)
  })

  it('trusts no resume from the middle of a snapshot', () => {
    live()
    wire().tell('snapshot')
    wire().fail(EventSourceState.CONNECTING)
    expect(wire().readyState).toBe(EventSourceState.CLOSED)
    vi.advanceTimersByTime(1000)
    expect(wires).toHaveLength(2)
  })

  const garbled: [string, string, string][] = [
    ['not JSON', 'workload.changed', '{'],
    ['null', 'workload.changed', 'null'],
    ['no id', 'workload.changed', '{"time":"2026-05-04T10:00:00Z","data":{}}'],
    ['no time', 'workload.changed', '{"id":"1","time":"yesterday","data":{}}'],
    ['no workload', 'workload.changed', '{"id":"1","time":"2026-05-04T10:00:00Z","data":{"name":"web"}}'],
    ['no changes', 'workload.changed', '{"id":"1","time":"2026-05-04T10:00:00Z","data":{"namespace":"shop","name":"web","replicas":{"desired":1}}}'],
    ['no pod', 'pod.ready', '{"id":"1","time":"2026-05-04T10:00:00Z","data":{"namespace":"shop","workload":"web"}}'],
  ]
  it.each(garbled)('does not stay live on a garbled event: %s', (_, name, text) => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    live()
    wire().tell(name, text)
    expect(kinds()).toEqual(['lost'])
    expect(wire().readyState).toBe(EventSourceState.CLOSED)
    vi.advanceTimersByTime(1000)
    expect(wires).toHaveLength(2)
    expect(complaint).toHaveBeenCalledOnce()
    complaint.mockRestore()
  })

  it('is lost as soon as the browser says that it is offline', () => {
    live()
    window.dispatchEvent(new Event('offline'))
    expect(kinds()).toEqual(['lost'])
  })

  it('is silent once stopped', () => {
    live()
    wire().tell('workload.changed', changeTo(workload(1, [pod(0)])))
    stop()
    expect(kinds()).toEqual([])
    expect(wire().readyState).toBe(EventSourceState.CLOSED)
  })
})
