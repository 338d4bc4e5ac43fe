import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { spoken } from '../../i18n/phrase'
import { useSay } from '../../i18n'
import type { Path } from '../../manifest'
import { pointerOf, remove, rename, write } from '../../manifest'
import { pairsAt } from '../draft/draft'
import { useDoc, useField } from '../DraftContext'
import { AddButton, RemoveButton } from './RowsField'

interface Props {
  path: Path
  label: string
  add: string
  help?: ReactNode
  /** Changed along with it, as the labels of the pods with those of the workload. */
  also?: Path
  /** Not shown here. */
  hidden?: (key: string) => boolean
  choices?: Record<string, readonly string[]>
  /** Values may have several lines. */
  lines?: boolean
  testId?: string
}

/** Keys and values. */
export function PairsField({ path, label, add, help, also, hidden, choices = {}, lines = false, testId }: Props) {
  const { index, text, change } = useDoc()
  const say = useSay()
  const { id, marks: whole } = useField(path)
  const places = also ? [path, also] : [path]
  const all = (of: (text: string, path: Path) => string) => change((now) => places.reduce(of, now))
  const pairs = pairsAt(text, path).filter(([key]) => !hidden?.(key))
  return (
    <fieldset className="rows" data-doc={index} data-pointer={pointerOf(path)} data-testid={testId}>
      <legend>{label}</legend>
      {help && <p className="quiet">{help}</p>}
      {whole.length > 0 && <p className="wrong">{whole.map(({ words }) => spoken(say, words)).join(' ')}</p>}
      {pairs.map(([key, value], at) => (
        <Pair
          key={at}
          path={[...path, key]}
          name={key}
          value={typeof value === 'object' ? JSON.stringify(value) : String(value)}
          others={places.flatMap((place) => pairsAt(text, place).map(([other]) => other))}
          label={`${label} ${at + 1}`}
          list={id}
          values={choices[key]}
          lines={lines}
          setKey={(to) => all((now, place) => rename(now, [...place, key], to))}
          setValue={(to) => all((now, place) => write(now, [...place, key], to))}
          drop={() => all((now, place) => remove(now, [...place, key]))}
        />
      ))}
      {Object.keys(choices).length > 0 && (
        <datalist id={`${id}-keys`}>
          {Object.keys(choices).map((key) => (
            <option key={key} value={key} />
          ))}
        </datalist>
      )}
      <AddButton onClick={() => all((now, place) => write(now, [...place, ''], ''))}>{add}</AddButton>
    </fieldset>
  )
}

interface PairProps {
  path: Path
  name: string
  value: string
  others: readonly string[]
  label: string
  list: string
  values: readonly string[] | undefined
  lines: boolean
  setKey: (key: string) => void
  setValue: (value: string) => void
  drop: () => void
}

function Pair({ path, name, value, others, label, list, values, lines, setKey, setValue, drop }: PairProps) {
  const say = useSay()
  const { index } = useDoc()
  const { id, marks } = useField(path)
  const [typed, setTyped] = useState<string | null>(null)
  const taken = typed !== null && typed !== name && others.includes(typed)
  const commit = () => {
    if (typed !== null && !taken) setKey(typed)
    if (!taken) setTyped(null)
  }
  const wrong = [...(taken ? [say('check.twice', { what: typed })] : []), ...marks.map(({ words }) => spoken(say, words))]
  const typing = {
    id,
    'aria-label': say('create.valueOf', { what: label }),
    value,
    placeholder: say('create.value'),
    onChange: (_: unknown, text: string) => setValue(text),
    spellCheck: false,
  }
  return (
    <div className="row" data-doc={index} data-pointer={pointerOf(path)}>
      <div className="row-fields pair">
        <TextInput
          id={`${id}-key`}
          aria-label={say('create.keyOf', { what: label })}
          value={typed ?? name}
          validated={wrong.length > 0 ? 'error' : 'default'}
          placeholder={say('create.key')}
          onChange={(_, text) => setTyped(text)}
          onBlur={commit}
          list={`${list}-keys`}
          spellCheck={false}
          autoComplete="off"
        />
        {lines ? (
          <TextArea {...typing} rows={Math.min(12, value.split('\n').length)} resizeOrientation="vertical" />
        ) : (
          <TextInput {...typing} list={`${id}-values`} autoComplete="off" />
        )}
        {values && (
          <datalist id={`${id}-values`}>
            {values.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
        {wrong.length > 0 && <p className="wrong">{wrong.join(' ')}</p>}
      </div>
      <RemoveButton label={say('create.remove', { what: label })} onClick={drop} />
    </div>
  )
}
