// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changeTo, named, pod, row, workload } from '../fixtures/build'
import { BATCH_MS, SETTLE_MS } from '../stream/statusStream'
import { LiveStore } from './store'

/** As a browser's EventSource, but the test is the network. */
class Wire {
  static CLOSED = 2
  static opened: Wire[] = []
  readyState = 0
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  private readonly listeners = new Map<string, (message: MessageEvent<string>) => void>()

  constructor(readonly url: string) {
    Wire.opened.push(this)
  }
  addEventListener(name: string, listener: (message: MessageEvent<string>) => void) {
    this.listeners.set(name, listener)
  }
  close() {
    this.readyState = 2
  }
  tell(name: string, data: unknown) {
    this.listeners.get(name)?.(new MessageEvent(name, { data: JSON.stringify({ id: 'e1-7', time: '2026-05-04T10:00:00Z', data }) }))
    vi.advanceTimersByTime(BATCH_MS)
  }
}

const web = row(workload(2, [pod(0)]))
const elsewhere = named('other', workload(1, []))
const wire = () => Wire.opened[Wire.opened.length - 1] as Wire
let store: LiveStore
let again: ReturnType<typeof vi.fn<() => void>>

function page(cursor: string) {
  store.watch({ kind: 'page', namespace: 'shop', rows: [web], cursor, again })
  wire().onopen?.()
  vi.advanceTimersByTime(BATCH_MS)
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Wire)
  Wire.opened = []
  store = new LiveStore()
  again = vi.fn()
})
afterEach(() => {
  store.forget()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a page of the list', () => {
  it('goes on from its cursor, and is live once nothing is missing', () => {
    page('e1-3')
    expect(wire().url).toBe('/api/v1/stream?namespace=shop&lastEventId=e1-3')
    expect(store.get().connection).toBe('connecting')
    vi.advanceTimersByTime(SETTLE_MS + BATCH_MS)
    expect(store.get().connection).toBe('live')
    wire().tell('workload.changed', changeTo(workload(2, [pod(0), pod(1)])))
    expect(store.get().workloads.get('shop/web')?.pods).toHaveLength(2)
    expect(store.get().elsewhere).toBe(0)
  })

  it('counts what came, went, or changed its phase', () => {
    page('e1-3')
    wire().tell('workload.created', elsewhere)
    wire().tell('workload.changed', changeTo({ ...elsewhere, name: 'third' }))
    wire().tell('workload.changed', changeTo({ ...web, phase: 'Running' }))
    expect(store.get().elsewhere).toBe(3)
  })

  it('stays live while it is read anew, and only one connection stays', () => {
    page('e1-3')
    vi.advanceTimersByTime(SETTLE_MS + BATCH_MS)
    page('e1-9')
    expect(store.get().connection).toBe('live')
    expect(Wire.opened.map((one) => one.readyState)).toEqual([2, 0])
    expect(store.get().elsewhere).toBe(0)
  })

  it('is read anew where the server does not know the cursor', () => {
    page('e1-3')
    wire().tell('snapshot', elsewhere)
    expect(again).toHaveBeenCalledOnce()
    expect(store.get().connection).toBe('stale')
    expect(store.get().workloads.has('shop/other')).toBe(false)
  })
})

describe('one workload', () => {
  it('that was on the page is shown at once, and promises nothing until its snapshot is whole', () => {
    page('e1-3')
    store.watch({ kind: 'workload', namespace: 'shop', name: 'web' })
    expect(store.get()).toMatchObject({ connection: 'connecting', complete: false })
    expect(store.get().workloads.has('shop/web')).toBe(true)
    wire().tell('snapshot.end', {})
    expect(store.get().connection).toBe('live')
    expect(store.get().workloads.has('shop/web')).toBe(false)
  })
})
