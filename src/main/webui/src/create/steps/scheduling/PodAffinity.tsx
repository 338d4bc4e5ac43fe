import { useEffect, useState } from 'react'
import { useSay } from '../../../i18n'
import { isMapping, pointerOf, read, remove } from '../../../manifest'
import { listAt, pairsAt, POD_LABELS } from '../../draft/draft'
import type { Force, Side, TermAt } from '../../draft/podAffinity'
import { addTerm, FORCES, listOf, moveTerm, SIDES, termsIn } from '../../draft/podAffinity'
import { HOSTNAME, ZONE } from '../../draft/scheduling'
import { idOf, useDoc } from '../../DraftContext'
import { Group } from '../../fields/Group'
import { PairsField } from '../../fields/PairsField'
import { AddButton, RemoveButton } from '../../fields/RowsField'
import { SelectField } from '../../fields/SelectField'
import { NumberField, TextField } from '../../fields/TextField'
import { OfWorkload } from './OfWorkload'

/** What the rows show; whatever else stands in a rule stays in it. */
const SHOWN = new Set(['topologyKey', 'labelSelector'])

/** Pods near others, or away from them: as many rules as somebody likes. */
export function PodAffinity({ known }: { known: Record<string, readonly string[]> }) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const terms = termsIn(text)
  const [moved, setMoved] = useState('')
  useEffect(() => {
    // The rule stands elsewhere now: whoever chose it goes on from there.
    if (moved !== '') document.getElementById(moved)?.focus()
    setMoved('')
  }, [moved])
  const move = (at: TermAt, side: Side, force: Force, field: string) => {
    change((now) => moveTerm(now, at, side, force))
    const list = listOf(side, force)
    setMoved(idOf(index, [...list, listAt(text, list).length, field]))
  }
  return (
    <Group
      title={say('create.podAffinity')}
      told={terms.length > 0 ? String(terms.length) : say('create.seldomNeeded')}
      open={terms.length > 0}
      testId="pod-affinity"
    >
      <fieldset className="rows">
        <legend className="pf-v6-screen-reader">{say('create.podAffinity')}</legend>
        <p className="quiet">{say('create.podAffinity.help')}</p>
        {terms.map((at, number) => (
          <div key={pointerOf(at.path)} className="row" data-doc={index} data-pointer={pointerOf(at.path)} data-testid={`term-${number}`}>
            <Term at={at} known={known} move={(side, force, field) => move(at, side, force, field)} />
            <RemoveButton
              label={say('create.remove', { what: `${say('create.podAffinity.rule')} ${number + 1}` })}
              onClick={() => change((now) => remove(now, at.path))}
            />
          </div>
        ))}
        <AddButton onClick={() => change((now) => addTerm(now, HOSTNAME))} testId="add-term">
          {say('create.rule.add')}
        </AddButton>
      </fieldset>
    </Group>
  )
}

interface TermProps {
  at: TermAt
  known: Record<string, readonly string[]>
  move: (side: Side, force: Force, field: string) => void
}

function Term({ at, known, move }: TermProps) {
  const say = useSay()
  const { text } = useDoc()
  const { path, term, side, force } = at
  const found = read(text, term)
  const more = isMapping(found) ? Object.keys(found).filter((key) => !SHOWN.has(key)) : []
  if (isMapping(read(text, [...term, 'labelSelector'])) && listAt(text, [...term, 'labelSelector', 'matchExpressions']).length > 0) {
    more.push('matchExpressions')
  }
  const own = Object.fromEntries(pairsAt(text, POD_LABELS).map(([key, value]) => [key, [String(value)]]))
  return (
    <div className="stack">
      <div className="fields four">
        <SelectField
          path={[...path, 'side']}
          label={say('create.podAffinity.side')}
          chosen={side}
          options={SIDES.map((value) => ({ value, label: say(`create.podAffinity.${value}`) }))}
          onChoice={(to) => move(to as Side, force, 'side')}
        />
        <SelectField
          path={[...path, 'force']}
          label={say('create.podAffinity.force')}
          chosen={force}
          options={FORCES.map((value) => ({ value, label: say(`create.podAffinity.${value}`) }))}
          onChoice={(to) => move(side, to as Force, 'force')}
          help={say(`create.podAffinity.${force}.help`)}
        />
        <TextField
          path={[...term, 'topologyKey']}
          label={say('create.podAffinity.where')}
          choices={[...new Set([HOSTNAME, ZONE, ...Object.keys(known)])]}
          required
          keepsEmpty
          help={say('create.podAffinity.where.help')}
        />
        {force === 'liked' && <NumberField path={[...path, 'weight']} label={say('create.rule.weight')} required />}
        <OfWorkload labels={[...term, 'labelSelector', 'matchLabels']} />
      </div>
      <PairsField
        path={[...term, 'labelSelector', 'matchLabels']}
        label={say('create.podAffinity.pods')}
        add={say('create.label.add')}
        choices={own}
        {...(more.length > 0 ? { help: say('create.podAffinity.more', { fields: more.join(', ') }) } : {})}
      />
    </div>
  )
}
