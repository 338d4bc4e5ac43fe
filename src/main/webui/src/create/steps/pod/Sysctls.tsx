import { useSay } from '../../../i18n'
import type { Path } from '../../../manifest'
import { SAFE_SYSCTLS } from '../../draft/security'
import { RowsField } from '../../fields/RowsField'
import { TextField } from '../../fields/TextField'

/** What is set in the kernel for the pod alone. */
export function Sysctls({ path }: { path: Path }) {
  const say = useSay()
  return (
    <RowsField
      path={path}
      label={say('create.sysctls')}
      add={say('create.sysctl.add')}
      fresh={{ name: '', value: '' }}
      help={say('create.sysctls.help')}
      testId="add-sysctl"
    >
      {(row) => (
        <div className="fields four">
          <TextField path={[...row, 'name']} label={say('create.sysctl.name')} choices={[...SAFE_SYSCTLS]} required keepsEmpty />
          <TextField path={[...row, 'value']} label={say('create.value')} required keepsEmpty />
        </div>
      )}
    </RowsField>
  )
}
