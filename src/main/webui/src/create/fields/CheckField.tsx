import { Checkbox } from '@patternfly/react-core/dist/esm/components/Checkbox'
import type { ReactNode } from 'react'
import { spoken } from '../../i18n/phrase'
import { useSay } from '../../i18n'
import type { Path } from '../../manifest'
import { pointerOf } from '../../manifest'
import { useDoc, useField } from '../DraftContext'

interface Props {
  path: Path
  label: string
  help?: ReactNode
  testId?: string
}

/** Yes, or not there. */
export function CheckField({ path, label, help, testId }: Props) {
  const say = useSay()
  const { id, value, set, marks } = useField(path)
  const { index } = useDoc()
  return (
    <div data-doc={index} data-pointer={pointerOf(path)}>
      <Checkbox
        id={id}
        label={label}
        description={marks.length > 0 ? marks.map(({ words }) => spoken(say, words)).join(' ') : help}
        isChecked={value === true}
        isValid={marks.length === 0}
        onChange={(_, checked) => set(checked ? true : undefined)}
        data-testid={testId}
      />
    </div>
  )
}
