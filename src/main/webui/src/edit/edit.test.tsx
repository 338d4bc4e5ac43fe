// @vitest-environment jsdom
import { find, leavesNothing, PATIENCE } from '../fixtures/inBrowser'
import type { EditorView } from '@codemirror/view'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { describe, expect, it } from 'vitest'
import { Console } from '../Console'
import { viewIn } from '../editor/viewIn'
import { install, respond } from '../fixtures/install'
import { claims, problem } from '../fixtures/answers'
import { worlds } from '../fixtures/worlds'
import { FrozenAt } from '../ui/clock'

leavesNothing()

interface Sent {
  address: string
  body: unknown
  ifMatch: string | null
}

/** What changes something for good, in the order in which it was sent. */
let sent: Sent[] = []
/** Looks at a request first; what it answers is the answer. */
let before: (address: string, init: RequestInit) => Response | undefined = () => undefined

function show(name: string, path?: string) {
  const at = install(name)
  sent = []
  before = () => undefined
  const answer = window.fetch
  window.fetch = (input, init = {}) => {
    const address = String(input)
    const early = before(address, init)
    if (early) return Promise.resolve(early)
    if (init.method === 'PATCH' && !address.includes('dryRun')) {
      sent.push({ address, body: JSON.parse(String(init.body)), ifMatch: new Headers(init.headers).get('If-Match') })
    }
    return answer(input, init)
  }
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  return render(
    <QueryClientProvider client={queries}>
      <FrozenAt value={at}>
        <MemoryRouter initialEntries={[path ?? worlds[name]?.path ?? '/']}>
          <Console />
        </MemoryRouter>
      </FrozenAt>
    </QueryClientProvider>,
  )
}


async function view(): Promise<EditorView> {
  const place = await find('editor-code')
  return waitFor(() => {
    const found = viewIn(place)
    if (!found) throw new Error('no editor')
    return found
  }, PATIENCE)
}

async function replace(what: string, by: string) {
  const editor = await view()
  const from = editor.state.doc.toString().indexOf(what)
  expect(from).toBeGreaterThanOrEqual(0)
  act(() => editor.dispatch({ changes: { from, to: from + what.length, insert: by } }))
}

async function press(id: string) {
  await waitFor(() => expect(screen.getByTestId(id)).toHaveProperty('disabled', false), PATIENCE)
  fireEvent.click(screen.getByTestId(id))
}

describe('edit mode', () => {
  it('shows the workload and its Services without what servers keep', async () => {
    show('edit')
    const text = (await view()).state.doc.toString()
    expect(text).toContain('image: nginx:1.29')
    for (const word of ['uid:', 'resourceVersion', 'status:']) expect(text).not.toContain(word)
    expect(screen.getAllByTestId('file-Service').map((one) => one.textContent)).toEqual(['Service web', 'Service web-outside'])
  })

  it('what is changed is looked at with its plan, and sent with the version that it was read at', async () => {
    show('edit')
    await find('editor-code')
    await press('review')
    const dialog = await find('review-dialog')
    expect(within(dialog).getByTestId('diff').textContent).toContain('+           image: nginx:1.29')
    expect(within(dialog).getByTestId('plan').textContent).toContain('web-2')
    fireEvent.click(within(dialog).getByTestId('confirm'))
    await find('sentence')
    expect(sent.map((one) => [one.address, one.ifMatch])).toEqual([['/api/v1/namespaces/shop/workloads/web', '"42"']])
    expect(JSON.stringify(sent[0]?.body)).toContain('nginx:1.29')
    expect(Object.keys(sent[0]?.body as object)).toEqual(['spec'])
  })

  it('a Service goes by its own door, and first', async () => {
    show('edit')
    await find('editor-code')
    fireEvent.click(screen.getAllByTestId('file-Service')[0] as HTMLElement)
    await replace('sessionAffinity: None', 'sessionAffinity: ClientIP')
    await press('review')
    fireEvent.click(within(await find('review-dialog')).getByTestId('confirm'))
    await find('sentence')
    expect(sent.map((one) => one.address)).toEqual([
      '/api/v1/namespaces/shop/workloads/web/services/web',
      '/api/v1/namespaces/shop/workloads/web',
    ])
    expect(sent[0]?.body).toEqual({ spec: { sessionAffinity: 'ClientIP' } })
  })

  it('what is wrong is told at its line, and what can never be changed with the reason', async () => {
    show('edit-faults')
    // What the schema says and what is fixed are found one after the other.
    await waitFor(() => {
      const told = screen.getByTestId('editor-problems').textContent
      expect(told).toContain('there is no field replica here; is replicas meant?')
      expect(told).toContain('the order of pods is decided when the workload is created')
    }, PATIENCE)
  })

  it('what the server refuses stands at the line to which it points', async () => {
    show('edit-refused')
    await find('editor-code')
    await press('review')
    await waitFor(
      () => expect(screen.getByTestId('editor-problems').textContent).toContain('accepted: a name with an optional tag'),
      PATIENCE,
    )
    expect(screen.queryByTestId('review-dialog')).toBeNull()
  })

  it('what others changed meanwhile is shown, and written into the text', async () => {
    show('edit-meanwhile')
    expect((await find('meanwhile')).textContent).toContain('minReadySeconds: 10')
    expect(screen.getByTestId('review')).toHaveProperty('disabled', true)
    fireEvent.click(screen.getByTestId('go-on'))
    await waitFor(() => expect(screen.queryByTestId('meanwhile')).toBeNull())
    const text = (await view()).state.doc.toString()
    expect(text).toContain('minReadySeconds: 10')
    expect(text).toContain('replicas: 4')
    expect((await find('editor-problems')).textContent).toContain('both of you changed this; theirs is now 5')
  })

  it('or mine are discarded', async () => {
    show('edit-meanwhile')
    await find('meanwhile')
    fireEvent.click(screen.getByTestId('take-theirs'))
    await waitFor(() => expect(screen.queryByTestId('meanwhile')).toBeNull())
    expect((await view()).state.doc.toString()).toContain('replicas: 5')
  })

  it('another version that differs by its status alone is meant as well', async () => {
    show('edit')
    await find('editor-code')
    let refusals = 0
    before = (address, { method }) => {
      if (method !== 'PATCH' || address.includes('/services/') || refusals === 2) return undefined
      refusals += 1
      return new Response(JSON.stringify(problem(412, 'it changed since it was read')), { status: 412 })
    }
    await press('review')
    expect(await find('review-dialog')).toBeTruthy()
    expect(refusals).toBe(2)
  })

  it('a version that differs in what is wanted is a 412 that is shown with what changed', async () => {
    show('edit')
    await find('editor-code')
    const world = worlds['edit']
    if (!world) throw new Error('no world')
    const theirs = { ...world, spec: { ...world.spec, minReadySeconds: 7 } }
    await press('review')
    const dialog = await find('review-dialog')
    before = (address, init) => {
      if (init.method === 'PATCH' && !address.includes('/services/')) {
        return new Response(JSON.stringify(problem(412, 'it changed since it was read')), { status: 412 })
      }
      return undefined
    }
    const answer = window.fetch
    window.fetch = (input, init = {}) =>
      (init.method ?? 'GET') === 'GET' ? respond(theirs, String(input), init) : answer(input, init)
    fireEvent.click(within(dialog).getByTestId('confirm'))
    expect((await find('meanwhile')).textContent).toContain('minReadySeconds: 7')
    expect(screen.queryByTestId('review-dialog')).toBeNull()
    expect(sent).toEqual([])
  })

  it('what was written is there again after another part was looked at', async () => {
    show('edit')
    await replace('nginx:1.29', 'nginx:1.30')
    fireEvent.click(screen.getByRole('tab', { name: 'Network' }))
    await find('service-web')
    fireEvent.click(screen.getByRole('tab', { name: 'Edit YAML' }))
    expect((await view()).state.doc.toString()).toContain('nginx:1.30')
  })

  it('who only reads sees it, and changes nothing', async () => {
    show('edit-forbidden')
    await find('editor-code')
    expect(screen.queryByTestId('review')).toBeNull()
    expect(screen.queryByText('Import files')).toBeNull()
    expect(screen.getAllByTestId('file-Service')).toHaveLength(2)
  })

  it('who may only read Services sees them beside the workload, and changes the workload alone', async () => {
    show('edit-services-read')
    const writable = async () => (await view()).contentDOM.getAttribute('contenteditable')
    expect(await writable()).toBe('true')
    fireEvent.click((await screen.findAllByTestId('file-Service', undefined, PATIENCE))[0] as HTMLElement)
    expect((await view()).state.doc.toString()).toContain('kind: Service')
    expect(await writable()).toBe('false')
    expect(screen.getByTestId('edit').textContent).toContain('you may read the text only')
    expect(screen.getByTestId('review')).toBeTruthy()
  })
})

describe('the form of a Service', () => {
  it('changes ports, affinity and names of pods that are not ready, and leaves the rest', async () => {
    show('network')
    await find('service-web')
    await press('edit-web')
    const form = within(await find('service-form'))
    fireEvent.change(await form.findByLabelText('Port 1', undefined, PATIENCE), { target: { value: '8080' } })
    fireEvent.click(form.getByLabelText('Names lead to pods that are not ready yet, too'))
    await press('service-save')
    await waitFor(() => expect(sent).toHaveLength(1), PATIENCE)
    expect(sent[0]).toEqual({
      address: '/api/v1/namespaces/shop/workloads/web/services/web',
      ifMatch: '"42"',
      body: {
        spec: { ports: [{ name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' }], publishNotReadyAddresses: true },
      },
    })
  })

  it('a port that is none is not sent', async () => {
    show('network')
    await find('service-web')
    await press('edit-web')
    const form = within(await find('service-form'))
    fireEvent.change(await form.findByLabelText('Port 1', undefined, PATIENCE), { target: { value: '70000' } })
    expect(screen.getByTestId('service-save')).toHaveProperty('disabled', true)
  })
})

describe('under OnDelete', () => {
  it('who restarts or rolls back is told that no pod follows by itself', async () => {
    show('on-delete')
    await find('sentence')
    await press('restart')
    expect((await find('on-delete')).textContent).toContain('no pod goes to the new revision by itself')
  })
})

describe('data that is to go', () => {
  it('goes with the workload: it is deleted only when its claims are known to go', async () => {
    show('running')
    await find('sentence')
    let asked = 0
    const order: string[] = []
    before = (address, { method = 'GET' }) => {
      if (!address.includes('dryRun') && method !== 'GET') order.push(method)
      if (!address.endsWith('/claims') || !order.includes('PATCH')) return undefined
      asked += 1
      const items = claims.map((one) => ({ ...one, kept: asked < 3 }))
      return new Response(JSON.stringify({ items }))
    }
    await press('delete')
    fireEvent.click(await find('drop-claims'))
    fireEvent.change(screen.getByLabelText('Type web to say that the data may go'), { target: { value: 'web' } })
    await press('confirm')
    await waitFor(() => expect(order).toEqual(['PATCH', 'DELETE']), PATIENCE)
    expect(asked).toBeGreaterThanOrEqual(3)
  })
})
