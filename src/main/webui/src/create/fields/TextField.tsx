import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput'
import type { Value } from '../../manifest'
import { useField } from '../DraftContext'
import type { Labelled } from './Field'
import { Field, shownAs } from './Field'

interface Props extends Labelled {
  placeholder?: string
  /** What may be chosen; something else may be typed. */
  choices?: readonly string[]
  /** An empty text is a value too. */
  keepsEmpty?: boolean
  /** What a text means; undefined takes the field away. */
  meaning?: (text: string) => Value | undefined
  /** Instead of writing it here alone. */
  onText?: (text: string) => void
  /** Instead of what stands there. */
  shown?: string
  testId?: string
  inputMode?: 'numeric' | 'text'
}

/** A line of text. */
export function TextField(props: Props) {
  const { path, placeholder, choices, keepsEmpty = false, onText, testId, inputMode, label } = props
  const { id, value, set, marks } = useField(path)
  const meaning = props.meaning ?? ((text: string) => (text === '' && !keepsEmpty ? undefined : text))
  const written = value === undefined || value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const shown = props.shown ?? written
  const list = choices && choices.length > 0 ? `${id}-choices` : undefined
  return (
    <Field {...props} id={id} marks={marks}>
      <TextInput
        id={id}
        value={shown}
        placeholder={placeholder ?? ''}
        validated={shownAs(marks)}
        isRequired={props.required ?? false}
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        aria-describedby={`${id}-help`}
        {...(inputMode ? { inputMode } : {})}
        {...(list ? { list } : {})}
        onChange={(_, text) => (onText ? onText(text) : set(meaning(text)))}
        data-testid={testId}
      />
      {list && (
        <datalist id={list}>
          {choices?.map((choice) => (
            <option key={choice} value={choice} />
          ))}
        </datalist>
      )}
    </Field>
  )
}

/** A whole number as a number; what is none stays as it was typed, and is told. */
export function numberOf(text: string): Value | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  return /^-?\d{1,15}$/.test(trimmed) ? Number(trimmed) : text
}

export function NumberField(props: Omit<Props, 'meaning' | 'inputMode' | 'keepsEmpty'>) {
  return <TextField {...props} meaning={numberOf} inputMode="numeric" />
}
