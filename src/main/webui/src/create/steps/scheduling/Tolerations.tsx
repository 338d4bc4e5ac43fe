import type { Node } from '../../../api/catalog'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { remove, write } from '../../../manifest'
import { listAt, POD, textAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { Group } from '../../fields/Group'
import { RowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, TextField } from '../../fields/TextField'

const TOLERATIONS = [...POD, 'tolerations']
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const

/** Nodes that keep others away let these pods in. */
export function Tolerations({ nodes }: { nodes: readonly Node[] }) {
  const say = useSay()
  const { text } = useDoc()
  const count = listAt(text, TOLERATIONS).length
  const taints = nodes.flatMap((node) => node.taints)
  return (
    <Group title={say('create.tolerations')} told={count > 0 ? String(count) : say('create.seldomNeeded')} open={count > 0}>
      <RowsField
        path={TOLERATIONS}
        label={say('create.tolerations')}
      titled
        add={say('create.toleration.add')}
        fresh={{ key: taints[0]?.key ?? '', operator: 'Exists', effect: taints[0]?.effect ?? 'NoSchedule' }}
        help={
          taints.length > 0
            ? say('create.tolerations.taints', { taints: [...new Set(taints.map(({ key, effect }) => `${key}:${effect}`))].join(', ') })
            : say('create.tolerations.help')
        }
      >
        {(path) => <Toleration path={path} keys={[...new Set(taints.map(({ key }) => key))]} />}
      </RowsField>
    </Group>
  )
}

function Toleration({ path, keys }: { path: Path; keys: readonly string[] }) {
  const say = useSay()
  const { text, change } = useDoc()
  const operator = textAt(text, [...path, 'operator']) || 'Equal'
  const effect = textAt(text, [...path, 'effect'])
  const choose = (to: string) =>
    change((now) => {
      const next = write(now, [...path, 'operator'], to)
      return to === 'Exists' ? remove(next, [...path, 'value']) : next
    })
  return (
    <div className="fields four">
      <TextField path={[...path, 'key']} label={say('create.toleration.key')} choices={keys} />
      <SelectField
        path={[...path, 'operator']}
        label={say('create.rule.operator')}
        absent="Equal"
        options={[
          { value: 'Exists', label: say('create.rule.Exists') },
          { value: 'Equal', label: say('create.toleration.equal') },
        ]}
        onChoice={choose}
      />
      {operator === 'Equal' && <TextField path={[...path, 'value']} label={say('create.value')} />}
      <SelectField
        path={[...path, 'effect']}
        label={say('create.toleration.effect')}
        absent=""
        removes=""
        options={[
          { value: '', label: say('create.toleration.every') },
          ...EFFECTS.map((value) => ({ value, label: say(`create.toleration.${value}`) })),
        ]}
      />
      {effect === 'NoExecute' && <NumberField path={[...path, 'tolerationSeconds']} label={say('create.toleration.seconds')} />}
    </div>
  )
}
