import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App } from './App'
import { fixtures } from './fixtures'
import { SEEN_AT } from './fixtures/build'
import { FrozenAt } from './ui/clock'

afterEach(cleanup)

function show(name: string) {
  const state = fixtures[name]
  if (!state) throw new Error(`no fixture ${name}`)
  render(
    <FrozenAt value={SEEN_AT}>
      <App state={state} />
    </FrozenAt>,
  )
}

/** As the eye reads the first ladder, from the top. */
function ladder(): string[] {
  const first = screen.getAllByTestId(/^workload-/)[0]
  if (!first) throw new Error('no workload')
  return within(first)
    .getAllByTestId(/^rung-/)
    .map((rung) => `${rung.dataset.testid?.slice(5)} ${rung.dataset.state}`)
}

const connection = () => screen.getByTestId('connection').dataset.state
const sentence = () => screen.getByTestId('sentence').textContent

describe('the page in each of its states', () => {
  it('asking', () => {
    show('asking')
    expect(connection()).toBe('connecting')
    expect(screen.getByTestId('asking').textContent).toContain('Asking')
    expect(screen.queryByTestId('empty')).toBeNull()
  })

  it('empty: tells how to begin', () => {
    show('empty')
    expect(connection()).toBe('live')
    expect(screen.getByTestId('empty').textContent).toContain(`curl -X POST ${location.origin}/api/v1/namespaces/default/workloads`)
  })

  it('climbing: the highest rung stands on top', () => {
    show('climbing')
    expect(ladder()).toEqual(['4 ghost', '3 ghost', '2 starting', '1 ready', '0 ready'])
    expect(sentence()).toBe('Climbing: 2 of 5 ready. web-2 is starting. Next: web-3, when web-2 is ready.')
    expect(screen.getByTestId('rung-2').textContent).toContain('for 9 s')
    expect(screen.getByTestId('rung-3').textContent).toContain('next')
    expect(screen.getByTestId('ready').dataset).toMatchObject({ ready: '2', desired: '5' })
    expect(document.title).toBe('2/5 ready · Ordinal')
  })

  it('a rung says where it runs, its revision and its claims', () => {
    show('climbing')
    const rung = screen.getByTestId('rung-1').textContent
    for (const part of ['web-1', 'node-2 · 10.0.2.18', '6d5c', 'data', 'ready']) expect(rung).toContain(part)
  })

  it('what happened, newest first, with reasons', () => {
    show('climbing')
    const lines = within(screen.getByTestId('happenings')).getAllByRole('listitem')
    expect(lines[0]?.textContent).toContain('web-2 started')
    expect(lines[2]?.textContent).toContain('FILLING_ORDINAL')
  })

  it('waiting: names the pod, the trouble and the remedy', () => {
    show('waiting')
    expect(ladder()).toEqual(['2 ghost', '1 failed', '0 ready'])
    expect(sentence()).toContain('web-1: its image cannot be pulled.')
    expect(screen.getByTestId('rung-1').textContent).toContain('ImagePullBackOff for 2 min 14 s')
    expect(screen.getByTestId('rung-1').textContent).toContain('Back-off pulling image "nginx:1.92"')
    expect(screen.getByTestId('summary').textContent).toContain('1 in trouble')
  })

  it('shrinking: condemned rungs are marked', () => {
    show('shrinking')
    expect(ladder()).toEqual(['3 terminating', '2 ready', '1 ready', '0 ready'])
    expect(screen.getAllByTestId(/^rung-/).map((rung) => rung.dataset.condemned)).toEqual(['true', 'true', 'false', 'false'])
    expect(screen.getByTestId('summary').textContent).toContain('3 pods ready, 2 wanted')
  })

  it('running', () => {
    show('running')
    expect(ladder()).toEqual(['2 ready', '1 ready', '0 ready'])
    expect(sentence()?.trim()).toBe('All 3 are ready.')
    expect(screen.getByTestId('phase').textContent).toBe('Running')
  })

  it('stale: keeps what was, and says that it is the past', () => {
    show('stale')
    expect(connection()).toBe('stale')
    expect(screen.getByTestId('stale-banner').textContent).toContain('You are looking at the past.')
    expect(ladder()).toHaveLength(5)
    expect(document.title).toMatch(/^\(lost\)/)
  })

  it('stale: waits do not grow older while nothing is known', () => {
    vi.useFakeTimers({ now: SEEN_AT + 60_000 })
    const state = fixtures['stale']
    render(state ? <App state={state} /> : null)
    expect(screen.getByTestId('rung-2').textContent).toContain('for 9 s')
    expect(screen.getByTestId('stale-banner').textContent).toContain('1 min 0 s ago')
    vi.useRealTimers()
  })

  it('many: ladders lie down, and stand up when asked', () => {
    show('many')
    expect(ladder()).toEqual(['0 ready', '1 ready', '2 starting', '3 ghost', '4 ghost'])
    const button = screen.getAllByRole('button', { name: /^Show the ladder/ })[0]
    if (button) fireEvent.click(button)
    expect(ladder()).toEqual(['4 ghost', '3 ghost', '2 starting', '1 ready', '0 ready'])
  })

  it('several: by namespace, then name', () => {
    show('several')
    expect(screen.getAllByTestId(/^workload-/).map((card) => card.dataset.testid)).toEqual([
      'workload-analytics/search', 'workload-shop/cache', 'workload-shop/mysql', 'workload-shop/queue', 'workload-shop/web',
    ])
  })

  it('every list of pods is a list for those who hear the page', () => {
    show('climbing')
    const list = screen.getByRole('list', { name: 'Pods of web, highest ordinal first' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(5)
    expect(screen.getByTestId('sentence').getAttribute('aria-live')).toBe('polite')
    expect(screen.getByRole('article', { name: 'shop / web' })).toBeTruthy()
  })
})
