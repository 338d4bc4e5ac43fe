// @vitest-environment jsdom
import { click, sent, show, step, type, workload } from '../fixtures/creating'
import { find, leavesNothing, PATIENCE } from '../fixtures/inBrowser'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { read, split } from '../manifest'

leavesNothing()

describe('the form of a pod', () => {
  it('settings that are made along are read by variables: one key, or all that are chosen', async () => {
    show('create-pod')
    await click('add-config-map')
    const made = within(await find('config-map-db-settings'))
    fireEvent.click(made.getByText('Add a key'))
    const key = made.getByLabelText('Key of Keys 1')
    fireEvent.change(key, { target: { value: 'mode' } })
    fireEvent.blur(key)
    fireEvent.change(made.getByLabelText('Value of Keys 1'), { target: { value: 'a\nb' } })
    const environment = within(await find('env-postgres'))
    const secretName = environment.getByLabelText('Secret')
    const lacks = () => environment.queryByText('The project shop has none of this name yet.') !== null
    fireEvent.change(secretName, { target: { value: 'db-log' } })
    await waitFor(() => expect(lacks()).toBe(true), PATIENCE)
    fireEvent.change(secretName, { target: { value: 'db-login' } })
    expect(lacks()).toBe(false)
    fireEvent.click(environment.getByTestId('import-keys'))
    fireEvent.click(environment.getByTestId('import-take'))
    fireEvent.click(environment.getByTestId('import-keys'))
    await waitFor(() => expect(environment.getByTestId('import-from').textContent).toContain('Secret db-login'), PATIENCE)
    const offered = [...environment.getByTestId('import-from').querySelectorAll('option')]
    const secret = offered.findIndex((one) => one.textContent?.endsWith('db-login'))
    fireEvent.change(environment.getByTestId('import-from'), { target: { value: String(secret) } })
    fireEvent.click(environment.getByRole('checkbox', { name: 'user' }))
    fireEvent.click(environment.getByTestId('import-take'))
    fireEvent.click(environment.getAllByLabelText(/^Need not exist/)[1]!)
    await step('review')
    await waitFor(() => expect(sent).not.toEqual([]), PATIENCE)
    const config = split(sent.at(-1) ?? '').find(({ kind }) => kind === 'ConfigMap')?.text ?? ''
    expect(read(config, ['data'])).toEqual({ mode: 'a\nb' })
    const variables = read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'env']) as unknown[]
    expect(variables.slice(2)).toEqual([
      { name: 'mode', valueFrom: { configMapKeyRef: { name: 'db-settings', key: 'mode', optional: true } } },
      { name: 'password', valueFrom: { secretKeyRef: { name: 'db-login', key: 'password' } } },
    ])
  })

  it('a device is taken from what nodes offer, in whole pieces', async () => {
    show('create-pod')
    const group = await find('resources-postgres')
    const resources = within(group)
    await waitFor(() => expect(group.querySelector('option[value="nvidia.com/gpu"]')).toBeTruthy(), PATIENCE)
    fireEvent.click(resources.getByTestId('add-extended'))
    const amount = resources.getByLabelText('Value of Devices, as GPUs 1')
    fireEvent.change(amount, { target: { value: '1.5' } })
    expect(resources.getByText('A whole number from 0 on.')).toBeTruthy()
    fireEvent.change(amount, { target: { value: '2' } })
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const { limits, requests } = read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'resources']) as Record<string, object>
    expect([limits, requests]).toEqual([expect.objectContaining({ 'nvidia.com/gpu': 2 }), expect.objectContaining({ 'nvidia.com/gpu': 2 })])
  })

  it('rules about other pods are entered in rows, and whoever turns one about goes on from where it stands then', async () => {
    show('create-nodes')
    await type('spread', 'evenZones')
    await click('add-term')
    await click('add-term')
    const first = within(await find('term-0'))
    fireEvent.change(first.getByLabelText('Pods are'), { target: { value: 'near' } })
    const near = within(screen.getByTestId('term-0'))
    await waitFor(() => expect(document.activeElement).toBe(near.getByLabelText('Pods are')), PATIENCE)
    fireEvent.change(near.getByLabelText('How strictly'), { target: { value: 'must' } })
    const must = within(screen.getByTestId('term-0'))
    fireEvent.change(must.getByLabelText('Told by the label'), { target: { value: 'rack/' } })
    expect(must.getByText(/^A key like app/)).toBeTruthy()
    fireEvent.change(must.getByLabelText('Told by the label'), { target: { value: 'rack' } })
    const other = await must.findByLabelText('Take the labels of', undefined, PATIENCE)
    fireEvent.change(other, { target: { value: 'cart' } })
    const label = () => must.getByLabelText(/^Value of Pods with the labels 1/) as HTMLInputElement
    await waitFor(() => expect(label().value).toBe('cart'), PATIENCE)
    fireEvent.change(label(), { target: { value: 'cache' } })
    fireEvent.change(within(screen.getByTestId('term-1')).getByLabelText('Weight, 1 to 100'), { target: { value: '5' } })
    await type('priority', 'high')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const own = { matchLabels: { app: 'db' } }
    expect(read(workload(), ['spec', 'template', 'spec'])).toMatchObject({
      priorityClassName: 'high',
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: own },
      ],
      affinity: {
        podAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'rack', labelSelector: { matchLabels: { app: 'cache' } } }],
        },
        podAntiAffinity: {
          preferredDuringSchedulingIgnoredDuringExecution: [
            { weight: 5, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: own } },
          ],
        },
      },
    })
  })

  it('what is done after the start and before the end is entered, by HTTP, by a command or as a pause', async () => {
    show('create-pod')
    const probes = within(await find('probes-postgres'))
    fireEvent.change(probes.getByLabelText('Then'), { target: { value: 'httpGet' } })
    const started = within(probes.getByRole('group', { name: 'After it has started' }))
    const port = started.getByLabelText('Port, or its name')
    fireEvent.change(port, { target: { value: '70000' } })
    expect(started.getByText('A whole number from 1 to 65535.')).toBeTruthy()
    fireEvent.change(port, { target: { value: 'web' } })
    expect(started.getByText('The container has no port of this name.')).toBeTruthy()
    fireEvent.change(port, { target: { value: 'postgres' } })
    fireEvent.click(started.getByText('Add a header'))
    fireEvent.change(started.getByLabelText('Header'), { target: { value: 'X-By' } })
    fireEvent.change(started.getByLabelText('Value'), { target: { value: 'form' } })
    fireEvent.change(probes.getByLabelText('First'), { target: { value: 'sleep' } })
    const ends = within(probes.getByRole('group', { name: 'Before it ends' }))
    fireEvent.change(ends.getByLabelText('Seconds'), { target: { value: '61' } })
    expect(ends.getByText('A whole number from 0 to 60.')).toBeTruthy()
    fireEvent.change(ends.getByLabelText('Seconds'), { target: { value: '10' } })
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'lifecycle'])).toEqual({
      postStart: { httpGet: { path: '/', port: 'postgres', httpHeaders: [{ name: 'X-By', value: 'form' }] } },
      preStop: { sleep: { seconds: 10 } },
    })
  })

  it('a capability that is none is told beside it', async () => {
    show('create-pod')
    const security = within(await find('security-postgres'))
    fireEvent.click(security.getAllByText('Add a capability')[0]!)
    const typed = security.getByLabelText('Capabilities taken away 1')
    fireEvent.change(typed, { target: { value: 'cap_net_raw' } })
    expect(security.getByText('Capital letters and underscores, without CAP_.').id).toBe(typed.getAttribute('aria-describedby'))
    fireEvent.change(typed, { target: { value: 'NET_RAW' } })
    expect(security.queryByText('Capital letters and underscores, without CAP_.')).toBeNull()
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const context = read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'securityContext'])
    expect(context).toEqual({ capabilities: { drop: ['NET_RAW'] } })
  })

  it('what holds for the whole pod: groups, a label, kernel parameters, the time zone', async () => {
    show('create-pod')
    await type('timezone', 'Asia/Shanghai')
    const group = await find('security')
    const security = within(group)
    fireEvent.click(security.getByTestId('add-group'))
    fireEvent.change(security.getByLabelText('More groups of its users 1'), { target: { value: '3000' } })
    fireEvent.change(security.getByLabelText('SELinux level'), { target: { value: 's0:c1,c2' } })
    fireEvent.click(security.getByTestId('add-sysctl'))
    fireEvent.change(security.getByLabelText('Parameter'), { target: { value: 'net.core.somaxconn' } })
    fireEvent.change(security.getByLabelText('Value'), { target: { value: '1024' } })
    expect((await find('security-level')).textContent).toContain('sysctls')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'securityContext'])).toEqual({
      supplementalGroups: [3000],
      seLinuxOptions: { level: 's0:c1,c2' },
      sysctls: [{ name: 'net.core.somaxconn', value: '1024' }],
    })
    const env = read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'env']) as unknown[]
    expect(env.at(-1)).toEqual({ name: 'TZ', value: 'Asia/Shanghai' })
  })

  it('what is spoken at a port is told by its Service, and its probe follows its name', async () => {
    show('create-pod')
    const ports = within(await find('ports-postgres'))
    fireEvent.change(ports.getByLabelText('What is spoken there'), { target: { value: 'a b' } })
    expect(ports.getByText(/^A name like http/)).toBeTruthy()
    fireEvent.change(ports.getByLabelText('What is spoken there'), { target: { value: 'example.com/wire' } })
    const probes = within(await find('probes-postgres'))
    const alive = within(probes.getByRole('group', { name: 'Alive' }))
    fireEvent.change(alive.getByLabelText('Asked'), { target: { value: 'tcpSocket' } })
    const port = alive.getByLabelText('Port, or its name')
    expect([...(port as HTMLInputElement).list!.options].map(({ value }) => value)).toEqual(['postgres'])
    fireEvent.change(port, { target: { value: 'postgres' } })
    fireEvent.change(alive.getByLabelText('To end in, s'), { target: { value: '0' } })
    expect(alive.getByText('A whole number from 1 on.')).toBeTruthy()
    fireEvent.change(alive.getByLabelText('To end in, s'), { target: { value: '5' } })
    expect(within(probes.getByRole('group', { name: 'Ready' })).queryByLabelText('To end in, s')).toBeNull()
    fireEvent.change(ports.getByLabelText('Name of the port'), { target: { value: 'sql' } })
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'livenessProbe'])).toEqual({
      tcpSocket: { port: 'sql' },
      terminationGracePeriodSeconds: 5,
    })
    const service = split(sent.at(-1) ?? '').find(({ kind }) => kind === 'Service')?.text ?? ''
    expect(read(service, ['spec', 'ports'])).toEqual([{ name: 'postgres', port: 5432, appProtocol: 'example.com/wire' }])
  })

  it('a mount of a volume that is not there stands with the volumes until it names one', async () => {
    show('create')
    const container = 'containers: [{name: a, image: "a:1", volumeMounts: [{name: gone, mountPath: /a}]}]'
    const claim = 'volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: 1Gi}}}}]'
    await type('paste', `kind: OrdinalSet\nmetadata: {name: web}\nspec:\n  template: {spec: {${container}}}\n  ${claim}\n`)
    await click('take')
    expect((await find('go-volumes')).textContent).toContain('1 to mend')
    await step('volumes')
    const lost = within(await find('lost-mounts'))
    expect(lost.getByText('Neither a volume nor a claim of this name is there.')).toBeTruthy()
    fireEvent.change(lost.getByLabelText('Volume at /a in a'), { target: { value: 'data' } })
    expect(screen.queryByTestId('lost-mounts')).toBeNull()
    expect(((await find('mount-data-a')) as HTMLInputElement).value).toBe('/a')
  })

  it('nodes of one kind or another will do, and what is liked may be told by several labels', async () => {
    show('create-nodes')
    const group = within(await find('node-affinity'))
    fireEvent.click(group.getAllByText('Add a rule')[0]!)
    const label = (at: number, value: string) => fireEvent.change(group.getAllByLabelText('Label')[at]!, { target: { value } })
    const values = (at: number, value: string) =>
      fireEvent.change(group.getAllByLabelText('Values, with commas in between')[at]!, { target: { value } })
    label(0, 'disk')
    values(0, 'ssd, nvme')
    fireEvent.click(group.getByTestId('add-alternative'))
    label(1, 'big')
    fireEvent.change(group.getAllByLabelText('Rule')[1]!, { target: { value: 'Exists' } })
    fireEvent.click(group.getByTestId('add-preference'))
    label(2, 'zone')
    values(1, 'a')
    fireEvent.click(group.getByText('Add a rule that holds too'))
    label(3, 'rack')
    values(2, '7')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const one = (key: string, ...list: string[]) => ({ key, operator: 'In', values: list })
    expect(read(workload(), ['spec', 'template', 'spec', 'affinity', 'nodeAffinity'])).toEqual({
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
          { matchExpressions: [one('disk', 'ssd', 'nvme')] },
          { matchExpressions: [{ key: 'big', operator: 'Exists' }] },
        ],
      },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 50, preference: { matchExpressions: [one('zone', 'a'), one('rack', '7')] } },
      ],
    })
  })

  it('a line is taken apart into words, which are seen before they are taken', async () => {
    show('create-pod')
    const group = within(await find('command-postgres'))
    const line = group.getByLabelText('Or a line, taken apart into words')
    fireEvent.change(line, { target: { value: 'postgres -c "a, b' } })
    expect(group.getByText('A quotation mark has no partner.')).toBeTruthy()
    expect(group.getByTestId('take-command')).toHaveProperty('disabled', true)
    fireEvent.change(line, { target: { value: 'postgres -c "a, b" $HOME' } })
    expect(group.getByText(/^No shell reads it/)).toBeTruthy()
    const words = within(group.getByTestId('words')).getAllByRole('listitem')
    expect(words.map(({ textContent }) => textContent)).toEqual(['postgres', '-c', 'a, b', '$HOME'])
    fireEvent.change(line, { target: { value: 'postgres -c "a, b"' } })
    fireEvent.click(group.getByTestId('take-args'))
    expect((group.getByLabelText('Arguments 3') as HTMLInputElement).value).toBe('a, b')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    expect(read(workload(), ['spec', 'template', 'spec', 'containers', 0, 'args'])).toEqual(['postgres', '-c', 'a, b'])
  })
})
