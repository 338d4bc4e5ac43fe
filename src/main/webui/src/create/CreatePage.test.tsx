// @vitest-environment jsdom
import { click, sent, show, step, type, workload } from '../fixtures/creating'
import { find, leavesNothing, PATIENCE } from '../fixtures/inBrowser'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { viewIn } from '../editor/viewIn'
import type { Path } from '../manifest'
import { read, split } from '../manifest'
import { STATIC } from './draft/volumes'
import { keep, kept } from './kept'

leavesNothing()

describe('the wizard', () => {
  it('from nothing: what is typed is what is sent', async () => {
    show('create-review')
    await click('over')
    await click('start-form')
    await type('name', 'shop')
    await type('replicas', '4')
    await step('pod')
    await type('image-main', 'registry.example/store:1.4')
    expect((await find('pull-store')).closest('[data-pointer]')?.textContent).toContain('(IfNotPresent)')
    await step('volumes')
    await click('add-claim')
    await type('mount-data-store', '/data')
    expect((await find('claim-names')).textContent).toContain('data-shop-3')
    await step('scheduling')
    await type('spread', 'nodes')
    await step('review')
    await find('plan')
    expect(split(sent.at(-1) ?? '').map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Service shop', 'OrdinalSet shop'])
    expect(read(workload(), ['spec'])).toMatchObject({
      replicas: 4,
      serviceName: 'shop',
      selector: { matchLabels: { app: 'shop' } },
      template: {
        spec: {
          containers: [
            { name: 'store', image: 'registry.example/store:1.4', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
          ],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '10Gi' } } } }],
    })
  })

  it('an import fills the form, and keeps what the form does not know', async () => {
    show('create')
    const head = 'kind: OrdinalSet\napiVersion: apps.ordinal.dev/v1\nmetadata: {name: old} # mine\n'
    await type('paste', `${head}spec:\n  future: {a: 1}\n  replicas: 2\n`)
    await click('take')
    expect(((await find('name')) as HTMLInputElement).value).toBe('old')
    await type('replicas', '3')
    await step('review')
    await waitFor(() => expect(sent).not.toEqual([]), PATIENCE)
    expect(sent.at(-1)).toContain('# mine')
    expect(read(workload(), ['spec', 'future', 'a'])).toBe(1)
    expect(read(workload(), ['spec', 'replicas'])).toBe(3)
  })

  it('a text that does not parse keeps the form back, and says where', async () => {
    show('create')
    await type('paste', 'kind: OrdinalSet\nmetadata: [1\n')
    await click('take')
    expect((await find('broken')).textContent).toContain('line 3')
    expect(screen.getByRole('button', { name: 'Form' })).toHaveProperty('disabled', true)
  })

  it('what is written as text is what is sent, and the form reads it', async () => {
    show('create')
    await click('start-text')
    const code = (await find('editor-code')) as HTMLElement
    const text = 'apiVersion: apps.ordinal.dev/v1\nkind: OrdinalSet\nmetadata: {name: written}\nspec:\n  replicas: 5\n'
    const view = await waitFor(() => viewIn(code) ?? Promise.reject(new Error('no editor')), PATIENCE)
    act(() => view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }))
    await waitFor(() => expect(screen.getByTestId('try')).toHaveProperty('disabled', false), PATIENCE)
    await click('try')
    await waitFor(() => expect(sent.at(-1)).toBe(text), PATIENCE)
    await step('basics')
    expect(((await find('replicas')) as HTMLInputElement).value).toBe('5')
  })

  it('faults of the server lead to their fields, which say them, and are gone when they are mended', async () => {
    show('create-faults')
    const marks = within(await find('marks')).getAllByRole('listitem')
    expect(marks.map((one) => one.querySelector('code')?.textContent)).toEqual(['/spec/replicas', '/spec/template/spec/containers/0/image'])
    expect((await find('go-basics')).textContent).toContain('1 to mend')
    fireEvent.click(within(marks[0]!).getByTestId('mark'))
    const replicas = await find('replicas')
    await waitFor(() => expect(document.activeElement).toBe(replicas), PATIENCE)
    expect(replicas.closest('[data-pointer]')?.textContent).toContain("'-1'; accepted: a whole number from 0 on")
    await type('replicas', '2')
    expect((await find('go-basics')).textContent).not.toContain('to mend')
  })

  it('what is missing is said when somebody goes on without it', async () => {
    show('create')
    await click('start-form')
    expect((await find('go-basics')).textContent).not.toContain('to mend')
    await step('review')
    expect((await find('marks')).textContent).toContain('Is required.')
    await step('basics')
    expect((await find('name')).closest('[data-pointer]')?.textContent).toContain('Is required.')
  })

  it('a clone has another name, and says what was changed', async () => {
    show('create-clone')
    await step('basics')
    expect(((await find('name')) as HTMLInputElement).value).toBe('web-copy')
    await type('replicas', '9')
    await step('review')
    expect((await find('diff')).textContent).toContain('replicas: 9')
  })

  it('a name that is taken is told', async () => {
    show('create-basics')
    await type('name', 'cart')
    expect(await screen.findByText('The project shop has a workload of this name.', undefined, PATIENCE)).toBeTruthy()
  })

  it('a registry is added, ticked, and offered to images; its password is nowhere in the draft', async () => {
    show('create-pod')
    await click('add-registry')
    const enter = (label: string, text: string) =>
      fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value: text } })
    enter('Name of the Secret', 'team')
    enter('User', 'robot')
    enter('Password', 'hidden')
    const server = screen.getByRole('textbox', { name: /^Registry/ })
    fireEvent.change(server, { target: { value: 'https://registry.example' } })
    expect(screen.getByRole('button', { name: 'Test the form' })).toHaveProperty('disabled', true)
    fireEvent.change(server, { target: { value: 'registry.example:5000' } })
    fireEvent.click(screen.getByRole('button', { name: 'Test the form' }))
    await screen.findByText(/^The server would take it/, undefined, PATIENCE)
    fireEvent.click(screen.getByRole('button', { name: 'Add it' }))
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'team' })).toHaveProperty('checked', true), PATIENCE)
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'imagePullSecrets'])).toEqual([{ name: 'team' }])
    expect(workload()).not.toContain('hidden')
  })

  it('what containers may do is written where it belongs, and the level that follows is said', async () => {
    show('create-pod')
    const level = await find('security-level')
    expect(level.textContent).toContain('allowPrivilegeEscalation')
    const within1 = within((await screen.findAllByTestId(/^security-./))[0]!)
    fireEvent.change(within1.getByLabelText('May gain privileges'), { target: { value: 'false' } })
    fireEvent.change(within1.getByLabelText('Number of the user'), { target: { value: 'root' } })
    expect(within1.getByText('A whole number from 0 on.')).toBeTruthy()
    fireEvent.change(within1.getByLabelText('Number of the user'), { target: { value: '999' } })
    fireEvent.change(within1.getByLabelText('System calls'), { target: { value: 'RuntimeDefault' } })
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'securityContext'])).toEqual({
      allowPrivilegeEscalation: false,
      runAsUser: 999,
      seccompProfile: { type: 'RuntimeDefault' },
    })
  })

  it('volumes come from everywhere, and are mounted at several places', async () => {
    show('create-volumes')
    await click('add-volume')
    await type('volume-name-', 'logs')
    await type('volume-source-logs', 'hostPath')
    const volume = within(await find('volume-logs'))
    expect(volume.getByText(/^What is there belongs to the node/)).toBeTruthy()
    await type('volume-path', 'var')
    expect(volume.getByText('Begins with / and has no .. in it.')).toBeTruthy()
    await type('volume-source-logs', 'secret')
    fireEvent.change(volume.getByLabelText(/^Secret/), { target: { value: 'db-login' } })
    fireEvent.click(volume.getByText('Choose an entry'))
    fireEvent.change(volume.getByLabelText(/^Key/), { target: { value: 'password' } })
    fireEvent.change(volume.getByLabelText(/^File/), { target: { value: 'secret/password' } })
    fireEvent.change(volume.getAllByLabelText('Mode')[1]!, { target: { value: '0400' } })
    const place = volume.getAllByTestId(/^mount-logs-[a-z]+$/)[0]!
    const container = place.dataset['testid']!.slice('mount-logs-'.length)
    fireEvent.change(place, { target: { value: '/run/login' } })
    await click(`mount-more-logs-${container}`)
    await type(`mount-logs-${container}-2`, '/run/login')
    expect(volume.getByText('/run/login is there twice.')).toBeTruthy()
    await type(`mount-logs-${container}-2`, '/etc/login')
    await type(`mount-logs-${container}-2-part`, 'secret')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const pod: Path = ['spec', 'template', 'spec']
    expect(read(workload(), [...pod, 'volumes'])).toContainEqual({
      name: 'logs',
      secret: { secretName: 'db-login', items: [{ key: 'password', path: 'secret/password' }], defaultMode: 0o400 },
    })
    const mounts = read(workload(), [...pod, 'containers', 0, 'volumeMounts']) as { name: string }[]
    expect(mounts.filter(({ name }) => name === 'logs')).toEqual([
      { name: 'logs', mountPath: '/run/login' },
      { name: 'logs', mountPath: '/etc/login', subPath: 'secret' },
    ])
  })

  it('what is there already is offered, and says whose it is', async () => {
    show('create-files')
    const volume = within(await find('volume-shared'))
    expect(await volume.findByText('50Gi · fast · ReadWriteMany · used by album-0, album-1', undefined, PATIENCE)).toBeTruthy()
    await type('volume-claim', 'other')
    expect(volume.getByText('There is none of this name yet: pods wait until there is.')).toBeTruthy()
    await step('service')
    const list = (await find('service-name')).getAttribute('list') ?? ''
    expect([...document.getElementById(list)!.querySelectorAll('option')].map((one) => one.value)).toEqual(['members'])
    await type('service-name', 'members')
    expect(screen.getByText('A Service of this name is there already and leads to other pods', { exact: false })).toBeTruthy()
    await click('as-it-is')
    expect(screen.getByText('A headless Service of this name is there already; it is used as it is.')).toBeTruthy()
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(split(sent.at(-1) ?? '').map(({ name }) => name)).not.toContain('members')
    expect(read(workload(), ['spec', 'serviceName'])).toBe('members')
  })

  it('a claim has a size by slider or by hand, and no class where somebody binds it', async () => {
    show('create-basics')
    await step('volumes')
    fireEvent.change(await find('claim-size-data-slider'), { target: { value: '3' } })
    expect(((await find('claim-size-data')) as HTMLInputElement).value).toBe('10Gi')
    await type('claim-size-data', '12Gi')
    expect(((await find('claim-size-data-slider')) as HTMLInputElement).value).toBe('4')
    fireEvent.change(await find('claim-class-data'), { target: { value: STATIC } })
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'volumeClaimTemplates', 0, 'spec'])).toMatchObject({
      storageClassName: '',
      resources: { requests: { storage: '12Gi' } },
    })
  })

  it('what the quota of the project does not leave is said before anything is sent', async () => {
    show('create-quota')
    expect((await find('quota')).textContent).toContain('pods: 3 needed, 0 left')
    cleanup()
    show('create-review')
    expect((await find('quota')).textContent).toContain('The quota leaves enough')
  })

  it('what the project allows and which names are taken is said beside the fields', async () => {
    show('create-held')
    const claim = within(await find('claim-data'))
    expect(await claim.findByText('The project allows 1Gi to 5Gi.', undefined, PATIENCE)).toBeTruthy()
    expect(claim.getByText('More than 5Gi, the most that the project allows.')).toBeTruthy()
    const adopted = '2 claims are there already and are taken with their data: data-db-0, data-db-1.'
    expect(await claim.findByText(adopted, undefined, PATIENCE)).toBeTruthy()
    await step('pod')
    expect((await screen.findAllByText('The project gives 100m where nothing is said.', undefined, PATIENCE)).length).toBeGreaterThan(0)
    expect(screen.getByText(/^The limits of all containers are more memory than 768Mi/)).toBeTruthy()
    await step('service')
    const applied = 'A Service of this name is there already; what stands here is applied to it.'
    expect(await screen.findByText(applied, undefined, PATIENCE)).toBeTruthy()
    await step('basics')
    expect((await find('quota')).textContent).toContain('The quota leaves enough (needed / left): fast.storageclass')
    await type('name', 'other')
    await waitFor(() => expect(screen.getByTestId('quota').textContent).toContain('services: 1 needed, 0 left; creating it'), PATIENCE)
    await step('volumes')
    expect(screen.queryByText(adopted)).toBeNull()
  })

  it('unsaved work is asked for', async () => {
    const router = show('create-basics')
    await type('replicas', '9')
    await waitFor(() => router.navigate('/workloads'))
    fireEvent.click(within(await find('leaving')).getByRole('button', { name: 'Stay' }))
    expect(((await find('replicas')) as HTMLInputElement).value).toBe('9')
    await waitFor(() => router.navigate('/workloads'))
    await click('leave')
    await waitFor(() => expect(router.state.location.pathname).toBe('/workloads'), PATIENCE)
  })

  it('starting over asks before it throws away what was entered, and only then', async () => {
    show('create-basics')
    await type('replicas', '9')
    await click('over')
    fireEvent.click(within(await find('leaving')).getByRole('button', { name: 'Stay' }))
    expect(((await find('replicas')) as HTMLInputElement).value).toBe('9')
    await click('over')
    await click('leave')
    await waitFor(() => expect(screen.queryByTestId('replicas')).toBeNull(), PATIENCE)
    expect(screen.queryByTestId('leaving')).toBeNull()
    expect(screen.queryByTestId('kept')).toBeNull()
  })

  it('what was entered is there again after the page was loaded anew, until it is created or thrown away', async () => {
    show('create-basics')
    await type('replicas', '9')
    cleanup()
    show('create')
    await click('go-on')
    expect(((await find('replicas')) as HTMLInputElement).value).toBe('9')
    cleanup()
    show('create')
    await click('forget')
    await waitFor(() => expect(screen.queryByTestId('kept')).toBeNull(), PATIENCE)
    cleanup()
    show('create')
    await find('start')
    expect(screen.queryByTestId('kept')).toBeNull()
  })

  it('another beginning does not throw away what is kept, until something is entered there', async () => {
    show('create-basics')
    await type('replicas', '9')
    cleanup()
    show('create')
    await find('kept')
    await click('start-form')
    await find('replicas')
    await click('over')
    await find('kept')
    await click('start-form')
    await type('replicas', '4')
    cleanup()
    show('create')
    await click('go-on')
    expect(((await find('replicas')) as HTMLInputElement).value).toBe('4')
  })

  it('a Secret is not kept, wherever it stands in a draft', () => {
    const secret = 'apiVersion: v1\nkind: Secret\nstringData: {a: b}\n'
    const config = secret.replace('Secret', 'ConfigMap')
    const holds = (text: string) => {
      keep('shop', [{ kind: '', name: '', text }], '')
      return kept('shop') !== null
    }
    expect(holds(config)).toBe(true)
    const texts = [secret, `${config}---\n${secret}`, `${secret}: [`, '{"kind": "Secret"}']
    expect(texts.filter(holds)).toEqual([])
  })

  it('who may not create is told so, and cannot', async () => {
    show('create-forbidden')
    await find('fits')
    expect(await find('make')).toHaveProperty('disabled', true)
  })
})
