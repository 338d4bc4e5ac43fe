// @vitest-environment jsdom
import { find, leavesNothing, PATIENCE } from './fixtures/inBrowser'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { describe, expect, it } from 'vitest'
import { Console } from './Console'
import { install } from './fixtures/install'
import { worlds } from './fixtures/worlds'
import { speak } from './i18n'
import { FrozenAt } from './ui/clock'

leavesNothing()

function show(name: string) {
  const at = install(name)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createMemoryRouter([{ path: '*', element: <Console /> }], { initialEntries: [worlds[name]?.path ?? '/'] })
  return render(
    <QueryClientProvider client={queries}>
      <FrozenAt value={at}>
        <RouterProvider router={router} />
      </FrozenAt>
    </QueryClientProvider>,
  )
}


/** A button, once it is known that the caller may. */
async function allowed(id: string): Promise<HTMLElement> {
  await find(id)
  await waitFor(() => expect(screen.getByTestId(id)).toHaveProperty('disabled', false), PATIENCE)
  return screen.getByTestId(id)
}

/** Whatever is sent to be changed from now on. */
function listen(): string[] {
  const sent: string[] = []
  const answering = window.fetch
  window.fetch = (input, init) => {
    if (init?.method && init.method !== 'GET') sent.push(`${init.method} ${String(input)} ${String(init.body)}`)
    return answering(input, init)
  }
  return sent
}

/** As the eye reads the ladder, from the top. */
async function ladder(): Promise<string[]> {
  await find('sentence')
  return screen.getAllByTestId(/^rung-/).map((rung) => `${rung.dataset.testid?.slice(5)} ${rung.dataset.state}`)
}

describe('the list', () => {
  it('each workload is a row: status in words, ready and wanted, controller, image, age', async () => {
    show('list')
    const row = within(await find('row-shop/cart'))
    expect(row.getByTestId('phase').textContent).toBe('Updating 2/5')
    expect(row.getByText('cart-2 is starting.')).toBeTruthy()
    expect(row.getByTestId('ready').textContent).toBe('2/5')
    for (const words of ['OrdinalSet', 'nginx:1.27', '26 s']) expect(row.getByText(words)).toBeTruthy()
    expect(screen.getByTestId('filter-Updating').textContent).toBe('Updating 4')
    expect(screen.getByTestId('range').textContent).toBe('1–10 of 10')
  })

  it('quota and counts stand on top, and what is used up is said', async () => {
    show('list-quota')
    expect((await find('counts')).textContent).toContain('Quota: pods 40 / 40')
    expect(screen.getByTestId('counts').textContent).toContain('used up')
  })

  it('empty: tells how to begin', async () => {
    show('list-empty')
    expect((await find('empty')).textContent).toContain('No workloads yet')
  })

  it('asking', async () => {
    show('list-asking')
    expect(await find('asking')).toBeTruthy()
    expect(screen.getByTestId('connection').dataset.state).toBe('connecting')
  })

  it('nothing fits: the filters stay, and can be cleared', async () => {
    show('list-nothing-found')
    fireEvent.click(within(await find('nothing-found')).getByRole('button', { name: 'Clear the filters' }))
    expect(await find('empty')).toBeTruthy()
  })

  it('forbidden: the server says why', async () => {
    show('list-forbidden')
    expect((await find('problem')).textContent).toContain('you may not list workloads in the project shop')
  })

  it('several are chosen and named before they are deleted', async () => {
    show('list')
    for (const name of ['cart', 'queue']) fireEvent.click(within(await find(`row-shop/${name}`)).getByRole('checkbox'))
    fireEvent.click(screen.getByTestId('batch-delete'))
    const dialog = await find('batch')
    expect(dialog.textContent).toContain('Delete 2 workloads?')
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['shop/cart', 'shop/queue'])
  })

  it('several get as many replicas as are typed, and nothing is sent before', async () => {
    show('list')
    const sent = listen()
    fireEvent.click(within(await find('row-shop/cart')).getByRole('checkbox'))
    fireEvent.click(await allowed('batch-scale'))
    expect(within(await find('batch')).getByTestId('confirm')).toHaveProperty('disabled', true)
    for (const text of ['-1', '2.5', '']) {
      fireEvent.change(screen.getByTestId('batch-replicas'), { target: { value: text } })
      expect(screen.getByTestId('confirm')).toHaveProperty('disabled', true)
    }
    fireEvent.change(screen.getByTestId('batch-replicas'), { target: { value: '0' } })
    fireEvent.click(screen.getByTestId('confirm'))
    await waitFor(() => expect(sent).toEqual(['PUT /api/v1/namespaces/shop/workloads/cart/scale {"replicas":0}']), PATIENCE)
  })

  it('columns are hidden and shown, and stand in the address', async () => {
    show('list')
    await find('row-shop/cache')
    const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent?.trim())
    expect(heads()).toEqual(['', 'Name', 'Status', 'Ready', 'Controller', 'Image', 'Age', 'Actions'])
    for (const column of ['image', 'restarts']) {
      fireEvent.click(screen.getByTestId('columns'))
      fireEvent.click(await screen.findByRole('menuitem', { name: column === 'image' ? 'Image' : 'Restarts' }, PATIENCE))
      await waitFor(() => expect(screen.queryByRole('menuitem')).toBeNull(), PATIENCE)
    }
    expect(heads()).toEqual(['', 'Name', 'Status', 'Ready', 'Controller', 'Restarts', 'Age', 'Actions'])
    localStorage.clear()
  })

  it('what people call a workload stands beside its name', async () => {
    show('list')
    const row = within(await find('row-shop/ledger'))
    for (const words of ['Ledger', 'Who owes whom; read by accounting every night.']) expect(row.getByText(words)).toBeTruthy()
  })
})

describe('the ladder', () => {
  const states: [string, string[], string][] = [
    [
      'climbing',
      ['4 ghost', '3 ghost', '2 starting', '1 ready', '0 ready'],
      'Climbing: 2 of 5 ready. web-2 is starting. Next: web-3, when web-2 is ready.',
    ],
    [
      'waiting',
      ['2 ghost', '1 failed', '0 ready'],
      "Held up. web-1: its image cannot be pulled. Check the image's name and tag, and the pull secret. web-2 waits for it.",
    ],
    [
      'shrinking',
      ['3 terminating', '2 ready', '1 ready', '0 ready'],
      'Shrinking to 2, highest first. web-3 is shutting down. Next: web-2, when web-3 is gone.',
    ],
    ['running', ['2 ready', '1 ready', '0 ready'], 'All 3 are ready. '],
    [
      'stale',
      ['4 ghost', '3 ghost', '2 starting', '1 ready', '0 ready'],
      'Climbing: 2 of 5 ready. web-2 is starting. Next: web-3, when web-2 is ready.',
    ],
  ]
  it.each(states)('%s: the highest rung stands on top, and a sentence says what happens', async (name, rungs, sentence) => {
    show(name)
    expect(await ladder()).toEqual(rungs)
    expect(screen.getByTestId('sentence').textContent).toBe(sentence)
  })

  it('a rung says where it runs, its revision, its claims, and since when it waits', async () => {
    show('climbing')
    await ladder()
    for (const part of ['web-1', 'node-2 · 10.0.2.18', '6d5c', 'data', 'ready'])
      expect(screen.getByTestId('rung-1').textContent).toContain(part)
    expect(screen.getByTestId('rung-2').textContent).toContain('for 9 s')
    expect(screen.getByTestId('rung-3').textContent).toContain('next')
  })

  it('what happened, newest first, with reasons', async () => {
    show('climbing')
    const lines = within(await find('happenings')).getAllByRole('listitem')
    expect(lines[0]?.textContent).toContain('web-2 created Creates the pod: its turn has come')
    expect(lines[1]?.textContent).toContain('web-1 ready after 6.0 s')
  })

  it('stale: says as of when, and waits do not grow older', async () => {
    show('stale')
    expect((await find('stale-banner')).textContent).toContain('Data as of')
    expect(screen.getByTestId('connection').dataset.state).toBe('stale')
    expect(screen.getByTestId('rung-2').textContent).toContain('for 9 s')
  })

  it('in Chinese, reasons too', async () => {
    await speak('zh')
    show('updating')
    await ladder()
    expect(screen.getByTestId('sentence').textContent).toContain('web-2 启动中。')
    expect(screen.getByTestId('rung-0').textContent).toContain('分区以下的 Pod 保持原版本')
  })

  it('the partition is moved by the keyboard, and nothing is asked of the server before it is confirmed', async () => {
    show('updating')
    const line = await find('partition')
    expect(line.getAttribute('aria-valuenow')).toBe('2')
    fireEvent.keyDown(line, { key: 'ArrowDown' })
    fireEvent.keyDown(screen.getByTestId('partition'), { key: 'ArrowDown' })
    expect(screen.getByTestId('partition').getAttribute('aria-valuetext')).toBe('Updates reach every pod')
    expect(screen.getByTestId('rung-1').dataset.touched).toBe('updates')
    fireEvent.click(screen.getByTestId('partition-apply'))
    expect((await find('plan')).textContent).toContain('web-4')
  })

  it('a long one is folded where it stands still, and unfolds', async () => {
    show('big')
    fireEvent.click(within(await find('fold-43-98')).getByRole('button'))
    expect(await ladder()).toHaveLength(100)
  })

  it('replicas are asked for in two steps, with what would be done in between', async () => {
    show('climbing')
    fireEvent.click(await allowed('more'))
    fireEvent.click(screen.getByTestId('scale'))
    expect((await find('confirm-dialog')).textContent).toContain('Scale web from 5 to 6?')
    expect((await find('plan')).textContent).toContain('web-5 Creates the pod: its turn has come')
  })

  it('who only reads is offered nothing else', async () => {
    show('only-reads')
    await ladder()
    for (const id of ['pause', 'restart', 'rollback', 'delete']) expect(screen.getByTestId(id)).toHaveProperty('disabled', true)
    expect(screen.queryByTestId('partition')).toBeNull()
  })

  it('data is deleted only when the name is typed', async () => {
    show('running')
    fireEvent.click(await allowed('delete'))
    fireEvent.click(await find('drop-claims'))
    expect(screen.getByTestId('confirm')).toHaveProperty('disabled', true)
    fireEvent.change(screen.getByLabelText('Type web to say that the data may go'), { target: { value: 'web' } })
    expect(screen.getByTestId('confirm')).toHaveProperty('disabled', false)
  })

  it('what people call it, and say of it, is changed without touching a pod', async () => {
    show('running')
    const sent = listen()
    expect((await find('alias')).textContent).toBe('Shop front')
    fireEvent.click(await find('about'))
    fireEvent.change(await find('about-alias'), { target: { value: ' Front ' } })
    fireEvent.change(await find('about-description'), { target: { value: '' } })
    fireEvent.click(screen.getByTestId('confirm'))
    const annotations = { 'apps.ordinal.dev/alias': 'Front', 'kubernetes.io/description': null }
    const patch = `PATCH /api/v1/namespaces/shop/workloads/web ${JSON.stringify({ metadata: { annotations } })}`
    await waitFor(() => expect(sent).toEqual([patch]), PATIENCE)
  })

  it('missing, and forbidden', async () => {
    const { unmount } = show('missing')
    expect((await find('not-there')).textContent).toContain('There is no workload nothing')
    unmount()
    show('forbidden')
    expect((await find('forbidden')).textContent).toContain('shop')
  })
})

describe('what belongs to it', () => {
  const tabs: [string, string[]][] = [
    ['pods', ['web-1', '96m', '388 Mi']],
    ['revisions', ['#4', 'nginx:1.26', 'present', '-         image: nginx:1.26']],
    ['claims', ['data-web-3', 'no pod at the moment', 'Deleting the workload keeps its claims']],
    ['network', ['web-2.web.shop.svc', '30080', 'ClientIP']],
    ['events', ['Back-off pulling image', '×6']],
    ['events-refused', ['the cluster does not answer; try again in 2 seconds']],
    ['logs', ['GET /cart/101']],
    [
      'settings',
      [
        'SHOP-118',
        'Secret · web-login · password',
        'all of ConfigMap web-settings',
        'FEATURESstrict ConfigMap · web-settings · mode',
        'ConfigMap · web-settings · theme It is not there.',
        'nginx.confserver',
      ],
    ],
  ]
  it.each(tabs)('%s', async (name, parts) => {
    show(name)
    for (const part of parts) {
      await screen.findAllByText(
        (_, element) => {
          const inside = (one: Element) =>
            (one.textContent ?? '').includes(part) || [...one.querySelectorAll('input')].some((input) => input.value.includes(part))
          return element !== null && inside(element) && ![...element.children].some(inside)
        },
        undefined,
        PATIENCE,
      )
    }
  })
})
