import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import { listAt, POD, textAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { Group } from '../../fields/Group'
import { RowsField } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, TextField } from '../../fields/TextField'

const NODE = [...POD, 'affinity', 'nodeAffinity']
const MUST = [...NODE, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms']
const LIKED = [...NODE, 'preferredDuringSchedulingIgnoredDuringExecution']
const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'] as const
const FRESH = { key: '', operator: 'In', values: [''] }

/** Nodes that must be, or had better be, of some kind. */
export function NodeAffinity({ known }: { known: Record<string, readonly string[]> }) {
  const say = useSay()
  const { text, change } = useDoc()
  const must = listAt(text, [...MUST, 0, 'matchExpressions']).length
  const liked = listAt(text, LIKED).length
  const dropMust = (_: Path, index: number) =>
    change((now) => {
      const at = [...MUST, 0, 'matchExpressions']
      if (listAt(now, at).length > 1) return remove(now, [...at, index])
      const term = read(now, [...MUST, 0])
      return remove(now, isMapping(term) && Object.keys(term).length > 1 ? at : [...MUST, 0])
    })
  const all = must + liked
  return (
    <Group title={say('create.nodeAffinity')} told={all > 0 ? String(all) : say('create.seldomNeeded')} open={all > 0}>
      <RowsField
        path={[...MUST, 0, 'matchExpressions']}
        label={say('create.nodeAffinity.must')}
        add={say('create.rule.add')}
        fresh={FRESH}
        help={say('create.nodeAffinity.must.help')}
        remove={dropMust}
      >
        {(path) => <Expression path={path} known={known} />}
      </RowsField>
      <RowsField
        path={LIKED}
        label={say('create.nodeAffinity.liked')}
        add={say('create.rule.add')}
        fresh={{ weight: 50, preference: { matchExpressions: [FRESH] } }}
        help={say('create.nodeAffinity.liked.help')}
      >
        {(path) => (
          <Expression path={[...path, 'preference', 'matchExpressions', 0]} known={known} weight={[...path, 'weight']} />
        )}
      </RowsField>
    </Group>
  )
}

function Expression({ path, known, weight }: { path: Path; known: Record<string, readonly string[]>; weight?: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const key = textAt(text, [...path, 'key'])
  const operator = textAt(text, [...path, 'operator']) || 'In'
  const values = read(text, [...path, 'values'])
  const listed = operator !== 'Exists' && operator !== 'DoesNotExist'
  const choose = (to: string) =>
    change((now) => {
      const next = write(now, [...path, 'operator'], to)
      if (to === 'Exists' || to === 'DoesNotExist') return remove(next, [...path, 'values'])
      return Array.isArray(values) ? next : write(next, [...path, 'values'], [''])
    })
  return (
    <div className="fields four">
      <TextField path={[...path, 'key']} label={say('create.rule.label')} choices={Object.keys(known)} keepsEmpty />
      <SelectField
        path={[...path, 'operator']}
        label={say('create.rule.operator')}
        options={OPERATORS.map((value) => ({ value, label: say(`create.rule.${value}`) }))}
        onChoice={choose}
      />
      {listed && <Values path={[...path, 'values']} choices={known[key] ?? []} />}
      {weight && <NumberField path={weight} label={say('create.rule.weight')} />}
    </div>
  )
}

/** Several values, as people write them: with commas in between, which no label holds. */
function Values({ path, choices }: { path: Path; choices: readonly string[] }) {
  const say = useSay()
  const { text, change } = useDoc()
  return (
    <TextField
      path={path}
      shown={listAt(text, path).map(String).join(',')}
      label={say('create.rule.values')}
      choices={choices}
      onText={(typed) => change((now) => write(now, path, typed.split(',').map((one) => one.trim())))}
    />
  )
}
