import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { write } from '../../../manifest'
import { listAt } from '../../draft/draft'
import { useDoc } from '../../DraftContext'
import { SelectField } from '../../fields/SelectField'

const MODES = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'] as const

/** Who may use a claim at the same time: one mode, since a claim of one ordinal needs no other. */
export function AccessModes({ path }: { path: Path }) {
  const say = useSay()
  const { text, change } = useDoc()
  const modes = listAt(text, path).map(String)
  return (
    <SelectField
      path={path}
      label={say('create.claim.mode')}
      chosen={modes.join(', ')}
      options={MODES.map((value) => ({ value, label: say(`create.claim.${value}`) }))}
      onChoice={(mode) => change((now) => write(now, path, [mode]))}
      covers
    />
  )
}
