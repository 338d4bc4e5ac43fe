import { useMemo } from 'react'
import { useNodes } from '../../api/catalog'
import { useSay } from '../../i18n'
import { read, remove, write } from '../../manifest'
import { POD, textAt } from '../draft/draft'
import type { Spread } from '../draft/scheduling'
import { HOSTNAME, setSpread, spreadOf, SPREADS } from '../draft/scheduling'
import { useDoc } from '../DraftContext'
import { PairsField } from '../fields/PairsField'
import { SelectField } from '../fields/SelectField'
import { TextField } from '../fields/TextField'
import { NodeAffinity } from './scheduling/NodeAffinity'
import { PodAffinity } from './scheduling/PodAffinity'
import { Tolerations } from './scheduling/Tolerations'

const SELECTED = [...POD, 'nodeSelector']

/** On which nodes the pods may run, and how they spread over them. */
export function SchedulingStep() {
  const say = useSay()
  const { text, change } = useDoc()
  const nodes = useNodes()
  const spread = spreadOf(text)
  const node = textAt(text, [...SELECTED, HOSTNAME])
  const known = useMemo(() => {
    const labels: Record<string, string[]> = {}
    for (const one of nodes)
      for (const [key, value] of Object.entries(one.labels)) labels[key] = [...new Set([...(labels[key] ?? []), value ?? ''])].sort()
    return labels
  }, [nodes])
  const wanted = Object.entries((read(text, SELECTED) ?? {}) as Record<string, string>)
  const fitting = nodes.filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value))
  return (
    <>
      <div className="fields">
        <SelectField
          path={[...POD, 'topologySpreadConstraints']}
          label={say('create.spread')}
          chosen={spread ?? 'own'}
          options={[
            ...SPREADS.map((value) => ({ value, label: say(`create.spread.${value}`) })),
            ...(spread === null ? [{ value: 'own', label: say('create.spread.own') }] : []),
          ]}
          onChoice={(to) => to !== 'own' && change((now) => setSpread(now, to as Spread))}
          help={say(spread === null ? 'create.spread.own.help' : `create.spread.${spread}.help`)}
          testId="spread"
        />
        <SelectField
          path={[...SELECTED, HOSTNAME]}
          label={say('create.node')}
          chosen={node}
          options={[
            { value: '', label: say('create.node.any') },
            ...nodes.map((one) => ({
              value: one.labels[HOSTNAME] ?? one.name,
              label: one.ready && one.schedulable ? one.name : say('create.node.away', { name: one.name }),
            })),
          ]}
          onChoice={(to) =>
            change((now) => (to === '' ? remove(now, [...SELECTED, HOSTNAME]) : write(now, [...SELECTED, HOSTNAME], to)))
          }
          help={node === '' ? undefined : say('create.node.help')}
        />
      </div>
      <PairsField
        path={SELECTED}
        label={say('create.nodeLabels')}
        add={say('create.label.add')}
        help={
          nodes.length > 0 && wanted.length > 0
            ? say('create.nodeLabels.fit', { count: fitting.length, of: nodes.length })
            : say('create.nodeLabels.help')
        }
        choices={known}
        testId="node-labels"
      />
      <PodAffinity known={known} />
      <NodeAffinity known={known} />
      <Tolerations nodes={nodes} />
      <div className="fields">
        <TextField
          path={[...POD, 'priorityClassName']}
          label={say('create.priority')}
          placeholder="high-priority"
          help={say('create.priority.help')}
          testId="priority"
        />
        <TextField
          path={[...POD, 'runtimeClassName']}
          label={say('create.runtime')}
          placeholder="gvisor"
          help={say('create.runtime.help')}
        />
      </div>
    </>
  )
}
