import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect'
import { useField } from '../DraftContext'
import type { Labelled } from './Field'
import { Field, shownAs } from './Field'

export interface Option {
  value: string
  label: string
}

interface Props extends Labelled {
  options: readonly Option[]
  /** What is meant where nothing stands. */
  absent?: string
  /** Choosing this takes the field away. */
  removes?: string
  onChoice?: (value: string) => void
  /** What is chosen, where that is more than one field. */
  chosen?: string
  covers?: boolean
  testId?: string
}

/** One of a few; a value that is none of them is shown as it is. */
export function SelectField(props: Props) {
  const { path, options, absent = '', removes, onChoice, testId } = props
  const { id, value, set, marks } = useField(path, props.covers)
  const chosen = props.chosen ?? (value === undefined || value === null ? absent : String(value))
  const known = options.some((option) => option.value === chosen)
  return (
    <Field {...props} id={id} marks={marks}>
      <FormSelect
        id={id}
        value={chosen}
        validated={shownAs(marks)}
        aria-label={props.label}
        aria-describedby={`${id}-help`}
        onChange={(_, choice) => (onChoice ? onChoice(choice) : set(choice === removes ? undefined : choice))}
        data-testid={testId}
      >
        {!known && <FormSelectOption value={chosen} label={chosen} />}
        {options.map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
    </Field>
  )
}
