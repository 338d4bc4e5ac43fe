import { Button } from '@patternfly/react-core/dist/esm/components/Button'
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon'
import PlusCircleIcon from '@patternfly/react-icons/dist/esm/icons/plus-circle-icon'
import type { ReactNode } from 'react'
import { spoken } from '../../i18n/phrase'
import { useSay } from '../../i18n'
import type { Path, Value } from '../../manifest'
import { pointerOf, remove as removed, write } from '../../manifest'
import { listAt } from '../draft/draft'
import { useDoc, useField } from '../DraftContext'

export function AddButton({ children, onClick, testId }: { children: ReactNode; onClick: () => void; testId?: string }) {
  return (
    <Button variant="link" isInline icon={<PlusCircleIcon />} onClick={onClick} data-testid={testId}>
      {children}
    </Button>
  )
}

export function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button variant="plain" icon={<MinusCircleIcon />} aria-label={label} onClick={onClick} className="row-remove" />
}

interface Props {
  path: Path
  label: string
  add: string
  /** What a new row is. */
  fresh: Value
  help?: ReactNode
  children: (path: Path, index: number) => ReactNode
  remove?: (path: Path, index: number) => void
  /** Its name stands above it already. */
  titled?: boolean
  testId?: string
}

/** A list whose items are rows of fields. */
export function RowsField(props: Props) {
  const { path, label, add, fresh, help, children, remove, titled = false, testId } = props
  const say = useSay()
  const { index: doc, text, change } = useDoc()
  const { marks } = useField(path)
  const items = listAt(text, path) as Value[]
  const without = (at: number) => change((now) => removed(now, [...path, at]))
  return (
    <fieldset className="rows" data-doc={doc} data-pointer={pointerOf(path)}>
      <legend className={titled ? 'pf-v6-screen-reader' : ''}>{label}</legend>
      {help && <p className="quiet">{help}</p>}
      {marks.map((mark) => (
        <p key={spoken(say, mark.words)} className="wrong">
          {spoken(say, mark.words)}
        </p>
      ))}
      {items.map((_, index) => (
        <div key={index} className="row">
          <div className="row-fields">{children([...path, index], index)}</div>
          <RemoveButton
            label={say('create.remove', { what: `${label} ${index + 1}` })}
            onClick={() => (remove ? remove([...path, index], index) : without(index))}
          />
        </div>
      ))}
      <AddButton
        onClick={() => change((now) => write(now, [...path, listAt(now, path).length], fresh))}
        {...(testId ? { testId } : {})}
      >
        {add}
      </AddButton>
    </fieldset>
  )
}

/** A list of texts, one a row: never split at commas or blanks. */
export function TextRowsField({ path, label, add, help, testId, meaning }: TextRows) {
  return (
    <RowsField path={path} label={label} add={add} fresh="" help={help} {...(testId ? { testId } : {})}>
      {(item, index) => <RowText path={item} label={`${label} ${index + 1}`} meaning={meaning ?? same} />}
    </RowsField>
  )
}

interface TextRows extends Omit<Props, 'fresh' | 'children' | 'remove'> {
  /** What a text means, as a number for example. */
  meaning?: (text: string) => Value
}

const same = (text: string) => text

function RowText({ path, label, meaning }: { path: Path; label: string; meaning: (text: string) => Value }) {
  const say = useSay()
  const { index } = useDoc()
  const { id, value, set, marks } = useField(path)
  return (
    <div data-doc={index} data-pointer={pointerOf(path)} className="row-text">
      <TextInput
        id={id}
        aria-label={label}
        value={typeof value === 'object' ? JSON.stringify(value) : String(value ?? '')}
        validated={marks.length > 0 ? 'error' : 'default'}
        aria-describedby={`${id}-wrong`}
        onChange={(_, text) => set(meaning(text))}
        spellCheck={false}
        autoComplete="off"
      />
      {marks.length > 0 && (
        <p id={`${id}-wrong`} className="wrong">
          {marks.map(({ words }) => spoken(say, words)).join(' ')}
        </p>
      )}
    </div>
  )
}
