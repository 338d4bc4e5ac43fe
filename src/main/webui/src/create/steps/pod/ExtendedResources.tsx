import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import { useState } from 'react'
import { useNodes } from '../../../api/catalog'
import { spoken } from '../../../i18n/phrase'
import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { pointerOf } from '../../../manifest'
import type { Extended } from '../../draft/extended'
import { extendedIn, isExtended, removeExtended, renameExtended, setExtended } from '../../draft/extended'
import { idOf, useDoc, useField } from '../../DraftContext'
import { AddButton, RemoveButton } from '../../fields/RowsField'
import { numberOf } from '../../fields/TextField'

/** Whole pieces of what nodes have beside processors and memory. */
export function ExtendedResources({ path }: { path: Path }) {
  const say = useSay()
  const { index, text, change } = useDoc()
  const rows = extendedIn(text, path)
  const counted = useNodes().flatMap(({ allocatable }) => Object.keys(allocatable))
  const offered = [...new Set(counted)].filter((name) => name !== 'pods' && isExtended(name))
  const free = offered.find((name) => !rows.some((row) => row.name === name)) ?? ''
  const list = `${idOf(index, path)}-offered`
  return (
    <fieldset className="rows">
      <legend>{say('create.extended')}</legend>
      <p className="quiet">{say('create.extended.help')}</p>
      {rows.map((row, at) => (
        <Row
          key={at}
          path={path}
          row={row}
          others={rows.map(({ name }) => name)}
          label={`${say('create.extended')} ${at + 1}`}
          list={list}
        />
      ))}
      <datalist id={list}>
        {offered.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <AddButton onClick={() => change((now) => setExtended(now, path, free, 1))} testId="add-extended">
        {say('create.extended.add')}
      </AddButton>
    </fieldset>
  )
}

interface RowProps {
  path: Path
  row: Extended
  others: readonly string[]
  label: string
  list: string
}

function Row({ path, row, others, label, list }: RowProps) {
  const say = useSay()
  const { index, change } = useDoc()
  const limit: Path = [...path, 'limits', row.name]
  const { id, marks } = useField(limit)
  const [typed, setTyped] = useState<string | null>(null)
  const taken = typed !== null && typed !== row.name && others.includes(typed)
  const commit = () => {
    if (taken) return
    if (typed !== null) change((now) => renameExtended(now, path, row.name, typed))
    setTyped(null)
  }
  const wrong = [...(taken ? [say('check.twice', { what: typed })] : []), ...marks.map(({ words }) => spoken(say, words))]
  const validated = wrong.length > 0 ? 'error' : 'default'
  const put = (text: string) => change((now) => setExtended(now, path, row.name, numberOf(text) ?? ''))
  return (
    <div className="row" data-doc={index} data-pointer={pointerOf(limit)}>
      <div className="row-fields pair">
        <TextInput
          id={`${id}-name`}
          aria-label={say('create.keyOf', { what: label })}
          value={typed ?? row.name}
          validated={validated}
          placeholder="nvidia.com/gpu"
          onChange={(_, text) => setTyped(text)}
          onBlur={commit}
          list={list}
          spellCheck={false}
          autoComplete="off"
        />
        <TextInput
          id={id}
          aria-label={say('create.valueOf', { what: label })}
          value={String(row.amount ?? '')}
          validated={validated}
          inputMode="numeric"
          onChange={(_, text) => put(text)}
          autoComplete="off"
        />
        {wrong.length > 0 && <p className="wrong">{wrong.join(' ')}</p>}
      </div>
      <RemoveButton
        label={say('create.remove', { what: row.name || label })}
        onClick={() => change((now) => removeExtended(now, path, row.name))}
      />
    </div>
  )
}
