import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { TextField } from '../../fields/TextField'

/** What each part of a label looks like. */
const PARTS = { user: 'system_u', role: 'system_r', type: 'container_t', level: 's0:c123,c456' } as const

/** The label under which nodes with SELinux run it; empty: the runtime gives it one. */
export function SeLinux({ path }: { path: Path }) {
  const say = useSay()
  return (
    <fieldset className="rows">
      <legend>{say('create.seLinux')}</legend>
      <p className="quiet">{say('create.seLinux.help')}</p>
      <div className="fields four">
        {(Object.keys(PARTS) as (keyof typeof PARTS)[]).map((part) => (
          <TextField key={part} path={[...path, part]} label={say(`create.seLinux.${part}`)} placeholder={PARTS[part]} />
        ))}
      </div>
    </fieldset>
  )
}
