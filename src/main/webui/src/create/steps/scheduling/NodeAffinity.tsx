import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { isMapping, read, remove, write } from '../../../manifest'
import { listAt, POD, textAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { Group } from '../../fields/Group'
import { AddButton, RowsField } from '../../fields/RowsField'
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
  const must = listAt(text, MUST).length
  const liked = listAt(text, LIKED).length
  const all = must + liked
  const another = () => change((now) => write(now, [...MUST, listAt(now, MUST).length], { matchExpressions: [FRESH] }))
  return (
    <Group
      title={say('create.nodeAffinity')}
      told={all > 0 ? String(all) : say('create.seldomNeeded')}
      open={all > 0}
      testId="node-affinity"
    >
      {Array.from({ length: Math.max(must, 1) }, (_, number) => (
        <Must key={number} number={number} known={known} />
      ))}
      {must > 0 && (
        <div>
          <AddButton onClick={another} testId="add-alternative">
            {say('create.nodeAffinity.or.add')}
          </AddButton>
        </div>
      )}
      <RowsField
        path={LIKED}
        label={say('create.nodeAffinity.liked')}
        add={say('create.rule.add')}
        fresh={{ weight: 50, preference: { matchExpressions: [FRESH] } }}
        help={say('create.nodeAffinity.liked.help')}
        testId="add-preference"
      >
        {(path, index) => (
          <div className="stack">
            <NumberField path={[...path, 'weight']} label={say('create.rule.weight')} required />
            <RowsField
              path={[...path, 'preference', 'matchExpressions']}
              label={`${say('create.nodeAffinity.liked')} ${index + 1}`}
              add={say('create.rule.also')}
              fresh={FRESH}
            >
              {(row) => <Expression path={row} known={known} />}
            </RowsField>
          </div>
        )}
      </RowsField>
    </Group>
  )
}

/** One kind of node: all of its rules hold. Any of several kinds will do. */
function Must({ number, known }: { number: number; known: Record<string, readonly string[]> }) {
  const say = useSay()
  const { text, change } = useDoc()
  const term: Path = [...MUST, number]
  const at: Path = [...term, 'matchExpressions']
  const drop = (_: Path, index: number) =>
    change((now) => {
      if (listAt(now, at).length > 1) return remove(now, [...at, index])
      const found = read(now, term)
      return remove(now, isMapping(found) && Object.keys(found).length > 1 ? at : term)
    })
  const fields = listAt(text, [...term, 'matchFields']).length > 0
  return (
    <RowsField
      path={at}
      label={say(number === 0 ? 'create.nodeAffinity.must' : 'create.nodeAffinity.or')}
      add={say('create.rule.add')}
      fresh={FRESH}
      help={fields ? say('create.podAffinity.more', { fields: 'matchFields' }) : say('create.nodeAffinity.must.help')}
      remove={drop}
    >
      {(path) => <Expression path={path} known={known} />}
    </RowsField>
  )
}

function Expression({ path, known }: { path: Path; known: Record<string, readonly string[]> }) {
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
