import { useSay } from '../../i18n'
import { remove, write } from '../../manifest'
import { useDoc } from '../DraftContext'
import type { Labelled } from './Field'
import { SelectField } from './SelectField'

/** Yes, no, or whatever holds where nothing is said. */
export function YesNoField(props: Labelled) {
  const say = useSay()
  const { change } = useDoc()
  const { path } = props
  return (
    <SelectField
      {...props}
      options={[
        { value: '', label: say('create.unsaid') },
        { value: 'true', label: say('create.yes') },
        { value: 'false', label: say('create.no') },
      ]}
      onChoice={(to) => change((now) => (to === '' ? remove(now, path) : write(now, path, to === 'true')))}
    />
  )
}
