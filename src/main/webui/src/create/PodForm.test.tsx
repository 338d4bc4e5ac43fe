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
    fireEvent.click(environment.getByTestId('import-keys'))
    fireEvent.click(environment.getByTestId('import-take'))
    fireEvent.click(environment.getByTestId('import-keys'))
    await waitFor(() => expect(environment.getByTestId('import-from').textContent).toContain('Secret db-login'), PATIENCE)
    const secret = [...environment.getByTestId('import-from').querySelectorAll('option')].findIndex((one) => one.textContent?.endsWith('db-login'))
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
    fireEvent.change(must.getByLabelText(/^Value of Pods with the labels 1/), { target: { value: 'cache' } })
    fireEvent.change(within(screen.getByTestId('term-1')).getByLabelText('Weight, 1 to 100'), { target: { value: '5' } })
    await type('priority', 'high')
    await step('review')
    await waitFor(() => expect(workload()).not.toBe(''), PATIENCE)
    const own = { matchLabels: { app: 'db' } }
    expect(read(workload(), ['spec', 'template', 'spec'])).toMatchObject({
      priorityClassName: 'high',
      topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: own }],
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
})
