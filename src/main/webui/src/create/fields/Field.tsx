import { FormGroup } from '@patternfly/react-core/dist/esm/components/Form'
import { FormHelperText } from '@patternfly/react-core/dist/esm/components/Form'
import { HelperText, HelperTextItem } from '@patternfly/react-core/dist/esm/components/HelperText'
import type { ReactNode } from 'react'
import { spoken } from '../../i18n/phrase'
import { useSay } from '../../i18n'
import type { Path } from '../../manifest'
import { pointerOf } from '../../manifest'
import type { Mark } from '../draft/checks'
import { useDoc, useDraft } from '../DraftContext'

export interface Labelled {
  path: Path
  label: string
  help?: ReactNode
  required?: boolean
  className?: string
}

interface Props extends Labelled {
  id: string
  marks: readonly Mark[]
  children: ReactNode
}

/** A label, what it is for, and what is wrong with it. `data-pointer` is where a fault of the server finds it. */
export function Field({ id, path, label, help, required = false, className, marks, children }: Props) {
  const say = useSay()
  const { index } = useDoc()
  const pointer = pointerOf(path)
  const hints = useDraft().hints.filter((one) => one.index === index && pointerOf(one.path) === pointer)
  const told = marks.length > 0 || hints.length > 0 || help
  return (
    <FormGroup
      label={label}
      fieldId={id}
      isRequired={required}
      className={className ?? ''}
      data-doc={index}
      data-pointer={pointer}
      data-wrong={marks.some(({ advice }) => !advice)}
    >
      {children}
      {told && (
        <FormHelperText>
          <HelperText id={`${id}-help`}>
            {marks.map((mark) => (
              <HelperTextItem key={pointerOf(mark.path) + spoken(say, mark.words)} variant={mark.advice ? 'warning' : 'error'}>
                {spoken(say, mark.words)}
              </HelperTextItem>
            ))}
            {hints.map((hint) => (
              <HelperTextItem key={spoken(say, hint.words)}>{spoken(say, hint.words)}</HelperTextItem>
            ))}
            {help && <HelperTextItem>{help}</HelperTextItem>}
          </HelperText>
        </FormHelperText>
      )}
    </FormGroup>
  )
}

export function shownAs(marks: readonly Mark[]): 'error' | 'warning' | 'default' {
  if (marks.some(({ advice }) => !advice)) return 'error'
  return marks.length > 0 ? 'warning' : 'default'
}
